package io.limbeck.spi.metric;

import io.limbeck.spi.ComponentKind;
import io.limbeck.spi.metric.Predictions.Part;
import java.util.Optional;
import java.util.Set;
import org.apiguardian.api.API;

/** A figure on the quality of predictions. Pure: the same predictions give the same figure. */
@API(status = API.Status.STABLE, since = "0.1")
public interface Metric {

    /** The kind. */
    ComponentKind<Metric> KIND = new ComponentKind<>("metric", Metric.class, "A figure on the quality of predictions");

    /** {@return the full name of the definition, with everything that tells it from its rivals: bins, rules} */
    String definition();

    /** {@return which way is better} */
    Direction better();

    /** {@return what it looks at besides probabilities and labels; it is left out where that is not there} */
    default Set<Part> needs() {
        return Set.of();
    }

    /**
     * {@return whether all that it needs is there}; what judges classes does not apply to numbers
     *
     * @param predictions predictions beside the truth
     */
    default boolean appliesTo(Predictions predictions) {
        return predictions.parts().containsAll(needs()) && predictions.isRegression() == needs().contains(Part.TARGETS);
    }

    /**
     * {@return the figure; NaN where it is undefined (AUROC with one class present)}
     *
     * @param predictions predictions beside the truth
     */
    double value(Predictions predictions);

    /**
     * {@return this metric for many draws of the same rows}, if there is a quicker way than to look at each draw afresh:
     * sorting once, say. Intervals take a thousand draws. A draw's figure is that of
     * {@code value(predictions.select(drawn))}, to the last bit.
     *
     * @param predictions predictions beside the truth
     */
    default Optional<Resampled> resampled(Predictions predictions) {
        return Optional.empty();
    }
}
