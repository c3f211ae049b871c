package io.limbeck.plugins.pretraining;

import io.limbeck.spi.Default;
import io.limbeck.spi.InvalidInputException;
import io.limbeck.spi.PortSpecs;
import io.limbeck.spi.Ports;
import io.limbeck.spi.Problem;
import io.limbeck.spi.Summary;
import io.limbeck.spi.tensorflow.Hidden;
import io.limbeck.spi.tensorflow.LossInputs;
import io.limbeck.spi.tensorflow.LossTerm;
import io.limbeck.spi.tensorflow.Need;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.PositiveOrZero;
import java.util.List;
import java.util.Set;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * Masked language model: hidden tokens are guessed, from a layer of the student through a linear map that is thrown away,
 * by a softmax over the vocabulary; the mean cross-entropy over the tokens that were hidden in the batch [1]. From a layer
 * with a vector for each token of the window all of them are guessed, from one with a vector for each row the token in the
 * middle.
 *
 * <p>[1] Devlin et al.: BERT: Pre-training of Deep Bidirectional Transformers, 2019, section 3.1.
 */
final class MaskedTokens implements LossTerm {

    @Summary("Tokens that were hidden are guessed, by a softmax over the vocabulary")
    record Settings(
            @Summary("Layer of the student from which they are guessed: of each token, or of each row") @NotBlank
            String layer,

            @Summary("Which code of a token is guessed, counted from 0 in the order of the data's fields")
            @Default("0")
            @PositiveOrZero
            int field,

            @Summary("Whether rows count by their weights") @Default("true")
            boolean weighted) {}

    private final Settings settings;

    MaskedTokens(Settings settings) {
        this.settings = settings;
    }

    static Ports ports(Settings settings, PortSpecs inputs) {
        Ports ports = Tap.ports(settings.layer(), inputs);
        List<Integer> codes = inputs.data().map(data -> data.codes()).orElse(List.of());
        boolean known = inputs.data().filter(data -> !data.shape().isEmpty()).isPresent();
        if (known && codes.isEmpty()) {
            return ports.with(Problem.error(
                    "", "guesses codes of tokens, but these rows are quantities", "use 'pretraining/masked-features'"));
        }
        return known && settings.field() >= codes.size()
                ? ports.with(Problem.error(
                        "field",
                        "must be less than " + codes.size() + ", the number of fields, but is '" + settings.field()
                                + "'",
                        "write 0 for the first field"))
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
        int window = hidden.data().shape().get(0);
        Operand<TFloat32> layer = Tap.of(in, settings.layer());
        int places = places(layer, window);
        int units = Tap.units(layer) / places;
        Operand<TInt32> tokens = places == 1
                ? tf.constant(new int[] {window / 2})
                : tf.range(tf.constant(0), tf.constant(window), tf.constant(1));
        Operand<TFloat32> marks = field(tf, hidden.places(), tokens);
        Operand<TInt32> where = tf.reshape(
                tf.dtypes.cast(tf.where(tf.math.greater(marks, tf.constant(0.5f))), TInt32.class), tf.array(-1));
        Operand<TInt32> codes =
                tf.dtypes.cast(tf.gather(field(tf, hidden.truth(), tokens), where, tf.constant(0)), TInt32.class);
        int vocabulary = hidden.data().codes().get(settings.field());
        Operand<TFloat32> points = tf.gather(tf.reshape(layer, tf.array(-1, units)), where, tf.constant(0));
        Operand<TFloat32> errors = tf.nn.softmaxCrossEntropyWithLogits(
                        Tap.guess(in, points, units, vocabulary),
                        tf.oneHot(codes, tf.constant(vocabulary), tf.constant(1f), tf.constant(0f)))
                .loss();
        Operand<TFloat32> counts = tf.onesLike(errors);
        if (settings.weighted()) {
            counts = tf.gather(in.weights(), tf.math.div(where, tf.constant(places)), tf.constant(0));
        }
        return tf.math.divNoNan(
                tf.reduceSum(tf.math.mul(errors, counts), tf.constant(0)), tf.reduceSum(counts, tf.constant(0)));
    }

    private int places(Operand<TFloat32> layer, int window) {
        int dimensions = layer.shape().numDimensions();
        if (dimensions == 2) {
            return 1;
        }
        if (dimensions == 3 && layer.shape().get(1) == window) {
            return window;
        }
        throw new InvalidInputException(Problem.error(
                "layer",
                "'" + settings.layer() + "' has the shape " + layer.shape()
                        + ", which is neither a vector for each row nor one for each of its " + window + " tokens",
                "tap 'block0' or 'centre' of a 'text/transformer', for instance"));
    }

    /** {@return the field's value of these tokens of every row, one after the other} */
    private Operand<TFloat32> field(Ops tf, Operand<TFloat32> rows, Operand<TInt32> tokens) {
        Operand<TFloat32> field = tf.gather(rows, tf.constant(settings.field()), tf.constant(2));
        return tf.reshape(tf.gather(field, tokens, tf.constant(1)), tf.array(-1));
    }
}
