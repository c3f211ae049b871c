package io.limbeck.plugins.pretraining;

import io.limbeck.spi.Default;
import io.limbeck.spi.PortSpecs;
import io.limbeck.spi.Ports;
import io.limbeck.spi.Problem;
import io.limbeck.spi.Summary;
import io.limbeck.spi.data.Span;
import io.limbeck.spi.tensorflow.Hidden;
import io.limbeck.spi.tensorflow.LossInputs;
import io.limbeck.spi.tensorflow.LossTerm;
import io.limbeck.spi.tensorflow.Need;
import jakarta.validation.constraints.NotBlank;
import java.util.Set;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Hidden columns, guessed from a layer of the student through a linear map that is thrown away: the squared error of a
 * number, the cross-entropy of a category; the mean over what was hidden in the batch. So encoders of tables learn without
 * labels: the reconstruction of [1], with the losses of [2].
 *
 * <p>A category that is missing (no indicator is one) cannot be guessed and is left out. Numbers should be standardised,
 * so that a squared error of 1 is that of guessing the mean.
 *
 * <p>[1] Yoon et al.: VIME: Extending the Success of Self- and Semi-supervised Learning to Tabular Domain, 2020.
 * [2] Somepalli et al.: SAINT: Improved Neural Networks for Tabular Data via Row Attention and Contrastive Pre-Training,
 * 2021.
 */
final class MaskedFeatures implements LossTerm {

    @Summary("Columns that were hidden are guessed: squared error of numbers, cross-entropy of categories")
    record Settings(
            @Summary("Layer of the student from which they are guessed") @NotBlank
            String layer,

            @Summary("Whether rows count by their weights") @Default("true")
            boolean weighted) {}

    private final Settings settings;

    MaskedFeatures(Settings settings) {
        this.settings = settings;
    }

    static Ports ports(Settings settings, PortSpecs inputs) {
        Ports ports = Tap.ports(settings.layer(), inputs);
        return inputs.data().filter(data -> !data.codes().isEmpty()).isPresent()
                ? ports.with(Problem.error(
                        "",
                        "guesses quantities and categories, but these rows hold codes",
                        "use 'pretraining/masked-tokens'"))
                : ports;
    }

    @Override
    public Set<Need> needs() {
        return Set.of(Need.HIDDEN_FEATURES);
    }

    @Override
    public Operand<TFloat32> loss(LossInputs in) {
        Ops tf = in.tf();
        Hidden hidden = in.hidden();
        int width = Span.width(hidden.spans());
        Operand<TFloat32> layer = Tap.of(in, settings.layer());
        int units = Tap.units(layer);
        Operand<TFloat32> guess = Tap.guess(in, tf.reshape(layer, tf.array(-1, units)), units, width);
        Operand<TFloat32> truth = tf.reshape(hidden.truth(), tf.array(-1, width));
        Operand<TFloat32> places = tf.reshape(hidden.places(), tf.array(-1, width));
        float[] quantities = new float[width];
        for (Span span : hidden.spans()) {
            if (!span.indicators()) {
                quantities[span.from()] = 1;
            }
        }
        Operand<TFloat32> wanted = tf.math.mul(places, tf.constant(quantities));
        Operand<TFloat32> errors =
                tf.reduceSum(tf.math.mul(wanted, tf.math.squaredDifference(guess, truth)), tf.constant(1));
        Operand<TFloat32> counts = tf.reduceSum(wanted, tf.constant(1));
        for (Span span : hidden.spans()) {
            if (span.indicators()) {
                Guessed guessed = category(tf, span, guess, truth, places);
                errors = tf.math.add(errors, guessed.errors());
                counts = tf.math.add(counts, guessed.counts());
            }
        }
        if (settings.weighted()) {
            errors = tf.math.mul(errors, in.weights());
            counts = tf.math.mul(counts, in.weights());
        }
        return tf.math.divNoNan(tf.reduceSum(errors, tf.constant(0)), tf.reduceSum(counts, tf.constant(0)));
    }

    /** Errors of each row, and how much they count. */
    private record Guessed(Operand<TFloat32> errors, Operand<TFloat32> counts) {}

    private static Guessed category(
            Ops tf, Span span, Operand<TFloat32> guess, Operand<TFloat32> truth, Operand<TFloat32> places) {
        Operand<TFloat32> here = tf.reshape(tf.slice(places, tf.array(0, span.from()), tf.array(-1, 1)), tf.array(-1));
        Operand<TFloat32> logits = part(tf, span, guess);
        Operand<TFloat32> category = part(tf, span, truth);
        if (span.width() == 1) {
            // -y·ln σ(z) - (1 - y)·ln(1 - σ(z)) = ln(1 + eᶻ) - y·z
            Operand<TFloat32> errors =
                    tf.reshape(tf.math.sub(tf.math.softplus(logits), tf.math.mul(category, logits)), tf.array(-1));
            return new Guessed(tf.math.mul(here, errors), here);
        }
        Operand<TFloat32> known = tf.math.mul(here, tf.reduceSum(category, tf.constant(1)));
        Operand<TFloat32> errors = tf.reduceSum(tf.math.mul(category, tf.nn.logSoftmax(logits)), tf.constant(1));
        return new Guessed(tf.math.neg(tf.math.mul(here, errors)), known);
    }

    private static Operand<TFloat32> part(Ops tf, Span span, Operand<TFloat32> values) {
        return tf.slice(values, tf.array(0, span.from()), tf.array(-1, span.width()));
    }
}
