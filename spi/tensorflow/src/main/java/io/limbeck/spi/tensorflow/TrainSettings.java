package io.limbeck.spi.tensorflow;

import io.limbeck.spi.Default;
import io.limbeck.spi.Summary;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apiguardian.api.API;

/**
 * How long and in which portions a model is trained.
 *
 * @param epochs passes over the training rows; 0 takes the weights of the model it starts from as they are
 * @param steps optimizer steps, in place of epochs
 * @param batch rows per step
 * @param clipNorm largest norm of all gradients together
 * @param earlyStopping when to stop before the end
 * @param leaveOut classes whose rows this model neither learns from nor is selected by
 * @param layers how single layers are trained, by name; the others follow the optimizer
 */
@Summary("How long and in which portions a model is trained")
@API(status = API.Status.STABLE, since = "0.1")
public record TrainSettings(
        @Summary("Passes over the training rows; 10 if neither epochs nor steps is given; 0 takes the model it starts"
                + " from as it is")
        Optional<@PositiveOrZero Integer> epochs,

        @Summary("Optimizer steps, in place of epochs") Optional<@Positive Integer> steps,

        @Summary("Rows per optimizer step") @Default("256") @Positive
        int batch,

        @Summary("Gradients are scaled down to this joint Euclidean norm")
        Optional<@Positive Double> clipNorm,

        @Summary("When to stop before the end") Optional<@Valid EarlyStopping> earlyStopping,

        @Summary("Classes whose rows this model neither learns from nor is stopped by; its teacher still may know them")
        @Default("[]")
        List<String> leaveOut,

        @Summary(
                "How single layers are trained, by name: 'hidden0' is that layer, 'block*' all whose names begin so, '*'"
                        + " all; the longest name counts")
        @Default("{}")
        Map<String, @Valid Layer> layers) {

    public TrainSettings {
        leaveOut = List.copyOf(leaveOut);
        layers = Collections.unmodifiableMap(new TreeMap<>(layers));
    }

    /**
     * Settings that treat all layers alike.
     *
     * @param epochs passes over the training rows
     * @param steps optimizer steps, if they are counted in place of epochs
     * @param batch rows of a batch
     * @param clipNorm largest norm of all gradients together
     * @param earlyStopping when to stop early
     * @param leaveOut rows that nothing is learnt from
     */
    public TrainSettings(
            Optional<Integer> epochs,
            Optional<Integer> steps,
            int batch,
            Optional<Double> clipNorm,
            Optional<EarlyStopping> earlyStopping,
            List<String> leaveOut) {
        this(epochs, steps, batch, clipNorm, earlyStopping, leaveOut, Map.of());
    }

    /**
     * How one layer is trained. Layers that are released one after the other are gradual unfreezing, factors that differ
     * discriminative fine-tuning (Howard and Ruder 2018, section 3.2 and 3.3).
     *
     * @param frozen whether it keeps the values it starts with to the end
     * @param frozenEpochs for how long it keeps them, fractions included
     * @param learningRateFactor what the learning rate is multiplied with
     * @param fresh whether it starts fresh, although the model that is started from has it
     */
    @Summary("How one layer is trained")
    public record Layer(
            @Summary("Whether it keeps the values it starts with") @Default("false")
            boolean frozen,

            @Summary("Epochs for which it keeps the values it starts with, until it is trained as well")
            Optional<@Positive Double> frozenEpochs,

            @Summary("Factor of the learning rate") @Default("1") @Positive
            double learningRateFactor,

            @Summary("Whether it starts fresh, although the model at 'start' has it") @Default("false")
            boolean fresh) {

        /** Trained like any other. */
        public static final Layer PLAIN = new Layer(false, Optional.empty(), 1, false);
    }

    /**
     * Stops when the validation split has not improved for a while, and goes back to the best weights.
     *
     * @param patience epochs without improvement
     * @param watch the figure
     */
    @Summary("Stops when the validation split has not improved for a while, and goes back to the best weights")
    public record EarlyStopping(
            @Summary("Epochs without improvement after which training stops") @Default("5") @Positive
            int patience,

            @Summary("Figure on the validation split") @Default("loss")
            Watch watch) {}

    /** Figures that early stopping can watch. */
    public enum Watch {
        /** The whole training objective, on the validation rows. */
        LOSS,
        /** Share of right decisions. */
        ACCURACY
    }
}
