package io.limbeck.plugins.text.model;

import io.limbeck.spi.InvalidInputException;
import io.limbeck.spi.ModelSpec;
import io.limbeck.spi.PortSpecs;
import io.limbeck.spi.Ports;
import io.limbeck.spi.Problem;
import io.limbeck.spi.TableSpec;
import io.limbeck.spi.tensorflow.ForwardInputs;
import java.util.List;
import java.util.Optional;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * Rows of codes, {@code [batch, window, fields]}, in which the codes of all fields are numbered on: one table serves
 * them all. Code 0 of a field is none, code 1 what is unknown.
 *
 * @param window tokens in a row
 * @param counts number of codes of each field
 */
record Codes(int window, List<Integer> counts) {

    private static final int UNKNOWN = 1;

    /** First phase of a model that looks codes up: classes and taps, or that the data has none. */
    static Ports ports(PortSpecs inputs, List<String> taps) {
        Ports ports =
                Ports.giving(new ModelSpec(inputs.data().map(TableSpec::classes).orElse(List.of()), taps));
        return inputs.data()
                .filter(data -> !data.shape().isEmpty())
                .flatMap(Codes::problem)
                .map(ports::with)
                .orElse(ports);
    }

    private static Optional<Problem> problem(TableSpec data) {
        return data.shape().size() == 2 && !data.codes().isEmpty()
                ? Optional.empty()
                : Optional.of(Problem.error(
                        "",
                        "looks up codes of tokens, but the rows are quantities of shape '" + data.shape() + "'",
                        "read tokens with 'text/conll' and leave their codes unchanged, or take another architecture,"
                                + " such as 'models/mlp'"));
    }

    /**
     * {@return the codes of this data}
     *
     * @throws InvalidInputException if its rows are no codes
     */
    static Codes of(TableSpec data) {
        problem(data).ifPresent(problem -> {
            throw new InvalidInputException(problem);
        });
        return new Codes(data.shape().get(0), data.codes());
    }

    /** {@return number of fields} */
    int fields() {
        return counts.size();
    }

    /** {@return number of codes of all fields together} */
    int total() {
        return counts.stream().reduce(0, Math::addExact);
    }

    /** {@return the token in the middle, from 0} */
    int centre() {
        return window / 2;
    }

    /** {@return number of the first code of a field} */
    int offset(int field) {
        return counts.subList(0, field).stream().reduce(0, Math::addExact);
    }

    /**
     * {@return the numbers of the codes, {@code [batch, window, fields]}}
     *
     * @param dropout share of the codes that are taken as unknown in a training step, so that models learn what to do
     *     with words they never saw
     * @param byPlace whether a code has another number at each place of the window, of {@code window · total} in all
     */
    Operand<TInt32> numbers(ForwardInputs inputs, float dropout, boolean byPlace) {
        Ops tf = inputs.tf();
        Operand<TFloat32> codes = inputs.features();
        if (inputs.training() && dropout > 0) {
            Operand<TFloat32> kept = inputs.dropout("codes", tf.onesLike(codes), dropout);
            codes = tf.select(tf.math.greater(kept, tf.constant(0f)), codes, tf.math.minimum(codes, tf.constant((float)
                    UNKNOWN)));
        }
        int[] offsets = new int[window * fields()];
        for (int place = 0; place < window; place++) {
            for (int field = 0; field < fields(); field++) {
                offsets[place * fields() + field] = offset(field) + (byPlace ? place * total() : 0);
            }
        }
        return tf.math.add(
                tf.dtypes.cast(codes, TInt32.class), tf.constant(Shape.of(window, fields()), DataBuffers.of(offsets)));
    }
}
