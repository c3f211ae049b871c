package io.limbeck.spi.tensorflow.compression;

import io.limbeck.spi.ComponentKind;
import io.limbeck.spi.model.TrainedWeights;
import java.util.Map;
import java.util.Optional;
import org.apiguardian.api.API;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * Makes a model small: by what it puts in the place of weights and activations while the model is trained, and by what it
 * leaves of the weights when the model is done. Every method but {@link #finished} may be left as it is.
 *
 * <p>The host calls, in this order: {@link #weight} and {@link #activation} while it builds the graphs of a training;
 * {@link #refresh} before each epoch, and once more when training is over; {@link #finished} for every variable;
 * {@link #calibrate}, if it is asked to; and {@link #activation} again while it builds the finished model. A compressor
 * keeps nothing of its own: what it must remember is state, which the host keeps in checkpoints and with the model.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface Compressor {

    /** The kind. */
    ComponentKind<Compressor> KIND = new ComponentKind<>(
            "compressor",
            Compressor.class,
            "Makes a model small while it is trained, or when it is done: prunes, quantises");

    /**
     * {@return what the architecture computes with, in place of a variable's value, while the model is trained}
     *
     * @param in the variable
     */
    default Operand<TFloat32> weight(WeightInputs in) {
        return in.value();
    }

    /**
     * {@return what a layer gets to see, in place of the activations that enter it}
     *
     * @param in the activations
     */
    default Operand<TFloat32> activation(ActivationInputs in) {
        return in.values();
    }

    /**
     * Brings state up to date; the same weights and state always give the same.
     *
     * @param model the model and the state of this compressor
     * @throws io.limbeck.spi.InvalidInputException if the settings do not fit the model
     */
    default void refresh(Interim model) {}

    /**
     * {@return what a finished model keeps of a variable, row-major}: the very numbers that {@link #weight} gave in the
     * last state, so that the model that is kept is the one that was trained
     *
     * @param weight name of the variable
     * @param model the model and the state of this compressor
     */
    float[] finished(String weight, Interim model);

    /** {@return the rows on which it wants to see the activations of the finished model}; empty for none */
    default Optional<Calibration> calibration() {
        return Optional.empty();
    }

    /**
     * Sets state by what enters the layers of the finished model.
     *
     * @param seen the values of each activation on the rows asked for, by its name
     * @param model the model and the state of this compressor
     */
    default void calibrate(Map<String, float[]> seen, Interim model) {}

    /**
     * {@return whether the model is as small as it is going to be}; early stopping waits for that
     *
     * @param epoch epochs done, fractions included
     * @param epochs epochs in all
     */
    default boolean settled(double epoch, double epochs) {
        return true;
    }

    /**
     * {@return figures about what it did to a finished model, in order}; parameters and sizes are counted by the host
     *
     * @param weights variables of the finished model
     */
    default Map<String, Double> facts(TrainedWeights weights) {
        return Map.of();
    }
}
