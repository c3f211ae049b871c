package io.limbeck.spi.tensorflow;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apiguardian.api.API;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * A forward graph.
 *
 * @param logits {@code [batch, classes]}
 * @param taps layers that feature losses and explainers may look at, by name, in order
 * @param penalties scalars added to the training objective as they are, by name
 */
@API(status = API.Status.STABLE, since = "0.1")
public record Forward(
        Operand<TFloat32> logits, Map<String, Operand<TFloat32>> taps, Map<String, Operand<TFloat32>> penalties) {

    public Forward {
        requireNonNull(logits, "logits is null");
        taps = Collections.unmodifiableMap(new LinkedHashMap<>(taps));
        penalties = Collections.unmodifiableMap(new LinkedHashMap<>(penalties));
    }

    /**
     * A graph that shows only its logits.
     *
     * @param logits {@code [batch, classes]}
     */
    public Forward(Operand<TFloat32> logits) {
        this(logits, Map.of(), Map.of());
    }
}
