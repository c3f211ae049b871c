package io.limbeck.plugins.pretraining;

import io.limbeck.spi.Default;
import io.limbeck.spi.PortSpecs;
import io.limbeck.spi.Ports;
import io.limbeck.spi.Problem;
import io.limbeck.spi.Summary;
import io.limbeck.spi.tensorflow.Augmentation;
import io.limbeck.spi.tensorflow.AugmentationInputs;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import java.util.Optional;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * Hides features of each row, each by a toss of its own; loss terms learn where. A feature is a column as read: all
 * indicators of a category are hidden together. In its place stands what another row of the batch has there, so that
 * every column keeps its distribution [1, 2], or zero.
 *
 * <p>Of rows of tokens whole tokens are hidden, words and affixes together, since an affix gives its word away: most
 * become a code that says so, a tenth another token of the batch, a tenth stay what they are [3]. Nothing is hidden
 * beyond the ends of a sentence. The paper draws other tokens from the vocabulary; here they come as often as in the text.
 *
 * <p>[1] Yoon et al.: VIME: Extending the Success of Self- and Semi-supervised Learning to Tabular Domain, 2020.
 * [2] Bahri et al.: SCARF: Self-Supervised Contrastive Learning using Random Feature Corruption, 2022. [3] Devlin et al.:
 * BERT: Pre-training of Deep Bidirectional Transformers, 2019, section 3.1.
 */
final class Mask implements Augmentation {

    private static final double OF_COLUMNS = 0.3;
    private static final double OF_TOKENS = 0.15;

    /** What stands where a column is hidden. */
    enum Filling {
        /** What another row of the batch has there. */
        ANOTHER_ROW,
        /** Zero: the mean of a standardised number, no category at all. */
        ZERO
    }

    @Summary("Hides features of each row of a training batch, for a loss term to have them guessed")
    record Settings(
            @Summary("Share of features that are hidden; 0.3 of columns, 0.15 of tokens unless given")
            Optional<@Positive @DecimalMax("1") Double> share,

            @Summary("What stands where a column is hidden: what another row has there, or zero")
            @Default("another-row")
            Filling filling,

            @Summary("Of the hidden tokens, share in whose place stands a token of another row")
            @Default("0.1")
            @DecimalMin("0")
            @DecimalMax("1")
            double swapped,

            @Summary("Of the hidden tokens, share that stay as they are and are to be guessed all the same")
            @Default("0.1")
            @DecimalMin("0")
            @DecimalMax("1")
            double kept,

            @Summary("Code that stands for a hidden token; 1 is that of unknown words") @Default("1") @PositiveOrZero
            int code) {}

    private final Settings settings;

    Mask(Settings settings) {
        this.settings = settings;
    }

    static Ports ports(Settings settings, PortSpecs inputs) {
        Ports ports = Ports.NONE;
        if (settings.swapped() + settings.kept() > 1) {
            ports = ports.with(Problem.error(
                    "kept",
                    "together with 'swapped', '" + settings.swapped() + "', is more than 1: '" + settings.kept() + "'",
                    "write shares that leave some tokens to be hidden; 0.1 and 0.1 are usual"));
        }
        int codes = inputs.data().stream()
                .flatMap(data -> data.codes().stream())
                .min(Integer::compare)
                .orElse(Integer.MAX_VALUE);
        return settings.code() < codes
                ? ports
                : ports.with(Problem.error(
                        "code",
                        "must be less than " + codes + ", the number of codes of a field, but is '" + settings.code()
                                + "'",
                        "write 1, the code of unknown words"));
    }

    @Override
    public boolean hides() {
        return true;
    }

    @Override
    public Operand<TFloat32> apply(AugmentationInputs inputs) {
        boolean tokens = !inputs.data().codes().isEmpty();
        float share = settings.share().orElse(tokens ? OF_TOKENS : OF_COLUMNS).floatValue();
        return tokens
                ? new HiddenTokens(inputs, share, settings).features()
                : new HiddenColumns(inputs, share, settings.filling()).features();
    }
}
