package io.limbeck.spi.tensorflow;

import io.limbeck.spi.Default;
import io.limbeck.spi.Summary;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import java.util.List;
import java.util.Optional;

/**
 * How long and in which portions a model is trained.
 *
 * @param epochs passes over the training rows; 0 takes the weights of the model it starts from as they are
 * @param steps optimizer steps, in place of epochs
 * @param batch rows per step
 * @param clipNorm largest norm of all gradients together
 * @param earlyStopping when to stop before the end
 * @param leaveOut classes whose rows this model neither learns from nor is selected by
 */
@Summary("How long and in which portions a model is trained")
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
        List<String> leaveOut) {

    public TrainSettings {
        leaveOut = List.copyOf(leaveOut);
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
