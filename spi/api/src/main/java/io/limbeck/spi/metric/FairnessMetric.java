package io.limbeck.spi.metric;

import io.limbeck.spi.ComponentKind;
import io.limbeck.spi.RandomSource;
import io.limbeck.spi.data.Groups;
import org.apiguardian.api.API;

/** A figure on how differently groups are treated. Pure: the same arguments give the same result. */
@API(status = API.Status.STABLE, since = "0.1")
public interface FairnessMetric {

    /** The kind. */
    ComponentKind<FairnessMetric> KIND = new ComponentKind<>(
            "fairness-metric", FairnessMetric.class, "A figure on how differently groups are treated");

    /** {@return the full name of the definition: which rates, signed or not, how groups are aggregated} */
    String definition();

    /** {@return which way is better} */
    Direction better();

    /**
     * Measures.
     *
     * @param predictions all rows
     * @param groups the attribute to compare by; rows of unknown membership are left out
     * @param random source for bootstrap samples
     * @return the figure with its evidence
     */
    FairnessResult measure(Predictions predictions, Groups groups, RandomSource random);

    /**
     * {@return the estimate alone, without interval: for selection and sweeps}; NaN if undefined
     *
     * @param predictions predictions beside the truth
     * @param groups the attribute to compare by
     */
    double estimate(Predictions predictions, Groups groups);
}
