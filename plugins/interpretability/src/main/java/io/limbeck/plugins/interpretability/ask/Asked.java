package io.limbeck.plugins.interpretability.ask;

import io.limbeck.spi.data.Column;
import io.limbeck.spi.data.Split;
import io.limbeck.spi.data.Table;
import io.limbeck.spi.model.ModelOutputs;
import io.limbeck.spi.model.Teacher;
import io.limbeck.spi.model.View;
import io.limbeck.spi.model.View.InputGradient;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/**
 * A model that is asked about rows nobody measured. Rows go to it in portions of up to 16,384 rows and 4 million floats.
 *
 * @param model the model
 * @param form a prepared table, for its columns and classes
 */
public record Asked(Teacher model, Table form) {

    private static final int MOST_ROWS = 16_384;
    private static final int MOST_FLOATS = 4_000_000;

    /** {@return floats per row} */
    public int width() {
        return form.width();
    }

    /** {@return the number of classes} */
    public int classes() {
        return form.classes().size();
    }

    /** {@return the favourable class} */
    public int favourable() {
        return form.favourable();
    }

    /** {@return the score of each row's class} */
    public double[] scores(MadeUpRows rows, Scale scale, IntUnaryOperator classOf) {
        double[] scores = new double[rows.count()];
        portions(rows, 1, (from, table) -> {
            ModelOutputs outputs = model.outputs(table, Split.TEST);
            for (int i = 0; i < table.rows(); i++) {
                scores[from + i] = scale.of(outputs.logits(), i * classes(), classes(), classOf.applyAsInt(from + i));
            }
        });
        return scores;
    }

    /** {@return what is decided of each row}: the most probable class; a binary tie is favourable, else the lower wins */
    public int[] decisions(MadeUpRows rows) {
        int[] decisions = new int[rows.count()];
        portions(rows, 1, (from, table) -> {
            float[] logits = model.outputs(table, Split.TEST).logits();
            for (int i = 0; i < table.rows(); i++) {
                decisions[from + i] = decision(logits, i * classes());
            }
        });
        return decisions;
    }

    private int decision(float[] logits, int at) {
        int best = classes() == 2 ? favourable() : 0;
        for (int c = 0; c < classes(); c++) {
            best = logits[at + c] > logits[at + best] ? c : best;
        }
        return best;
    }

    /** Takes the derivative of a row's log-odds; the array is used again. */
    @FunctionalInterface
    public interface GradientSink {
        /** Takes it: {@code width} floats. */
        void accept(int row, float[] gradient);
    }

    /**
     * Differentiates the log-odds of each row's class by the row's floats: {@code ∇z_c − Σ_{k≠c} q_k ∇z_k}, q being the
     * softmax over the other classes.
     *
     * @throws io.limbeck.spi.InvalidInputException if the model shows no gradients
     */
    public void gradients(MadeUpRows rows, IntUnaryOperator classOf, GradientSink sink) {
        View view = new InputGradient(InputGradient.Of.ALL);
        int width = width();
        int classes = classes();
        portions(rows, classes, (from, table) -> {
            float[] all = model.view(view, table, Split.TEST).values();
            float[] logits = model.outputs(table, Split.TEST).logits();
            float[] gradient = new float[width];
            for (int i = 0; i < table.rows(); i++) {
                int c = classOf.applyAsInt(from + i);
                double others = Scale.others(logits, i * classes, classes, c);
                Arrays.fill(gradient, 0);
                for (int k = 0; k < classes; k++) {
                    float share = k == c ? 1 : (float) -StrictMath.exp(logits[i * classes + k] - others);
                    int at = (i * classes + k) * width;
                    for (int place = 0; place < width; place++) {
                        gradient[place] += share * all[at + place];
                    }
                }
                sink.accept(from + i, gradient);
            }
        });
    }

    private interface Portion {
        void take(int from, Table table);
    }

    private void portions(MadeUpRows rows, int each, Portion portion) {
        int width = width();
        int most = Math.max(1, Math.min(MOST_ROWS, MOST_FLOATS / (width * each)));
        for (int from = 0; from < rows.count(); from += most) {
            int to = Math.min(rows.count(), from + most);
            float[] matrix = new float[(to - from) * width];
            for (int row = from; row < to; row++) {
                rows.write(row, matrix, (row - from) * width);
            }
            portion.take(from, table(matrix));
        }
    }

    /** {@return rows of these values}: label 0, weight 1, negative ids, no groups */
    private Table table(float[] matrix) {
        int width = width();
        int rows = matrix.length / width;
        double[] ones = new double[rows];
        Arrays.fill(ones, 1);
        List<Column> columns = new ArrayList<>();
        int offset = 0;
        for (Column column : form.columns()) {
            columns.add(column.from(matrix, width, offset));
            offset += column.width();
        }
        return new Table(
                columns,
                new int[rows],
                form.classes(),
                form.favourable(),
                List.of(),
                ones,
                IntStream.range(0, rows).mapToLong(row -> -1L - row).toArray());
    }
}
