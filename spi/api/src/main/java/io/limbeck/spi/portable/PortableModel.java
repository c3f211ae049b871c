package io.limbeck.spi.portable;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.apiguardian.api.API;

/**
 * A finished model as a formula, from the floats of one prepared row to one logit for each class. Softmax of the logits
 * gives the class probabilities, as it does for {@link io.limbeck.spi.model.ModelOutputs}.
 *
 * @param logits the formula
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record PortableModel(PortableLayer logits) {

    public PortableModel {
        requireNonNull(logits, "logits is null");
    }

    /** {@return the numbers of floats in a prepared row} */
    public int width() {
        return logits.inputs();
    }

    /** {@return the number of classes} */
    public int classes() {
        return logits.outputs();
    }

    /**
     * {@return this model with a layer behind its logits}, for models that wrap another
     *
     * @param layer takes the logits, gives as many
     */
    public PortableModel then(PortableLayer layer) {
        return new PortableModel(new PortableLayer.Chain(List.of(logits, layer)));
    }
}
