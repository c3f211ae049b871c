package io.limbeck.plugins.external;

import io.limbeck.spi.InvalidInputException;
import io.limbeck.spi.Problem;
import io.limbeck.spi.TableSpec;
import io.limbeck.spi.data.Split;
import io.limbeck.spi.data.Table;
import io.limbeck.spi.model.ModelOutputs;
import io.limbeck.spi.model.Teacher;
import java.util.Arrays;
import java.util.function.Consumer;

/** A model made elsewhere that is asked portion by portion. */
final class AskedTeacher implements Teacher {

    /** Whoever answers. */
    interface Respondent extends AutoCloseable {
        /**
         * {@return the model's numbers, {@code [rows, columns]}, row-major}
         *
         * @param features {@code [rows, shape…]}, row-major
         */
        float[] ask(float[] features, int rows);

        @Override
        void close();
    }

    private final Respondent respondent;
    private final TableSpec data;
    private final Answers answers;
    private final int batch;
    private final Consumer<String> warnings;
    private boolean warned;

    /**
     * A teacher.
     *
     * @param data the data set whose rows are asked about
     * @param batch rows in one question
     * @param warnings is told of numbers that are hardly what they are said to be
     */
    AskedTeacher(Respondent respondent, TableSpec data, Gives gives, int batch, Consumer<String> warnings) {
        this.respondent = respondent;
        this.data = data;
        this.answers = new Answers(data, gives);
        this.batch = batch;
        this.warnings = warnings;
    }

    @Override
    public ModelOutputs outputs(Table rows, Split split) {
        if (!rows.spec().shape().equals(data.shape())) {
            throw new InvalidInputException(Problem.error(
                    "",
                    "was opened for rows of shape " + data.shape() + ", but is asked about rows of shape "
                            + rows.spec().shape(),
                    "prepare the rows in the same way"));
        }
        int classes = data.classes().size();
        int width = rows.width();
        float[] matrix = rows.matrix();
        float[] logits = new float[Math.multiplyExact(rows.rows(), classes)];
        boolean doubtful = rows.rows() > 0;
        for (int from = 0; from < rows.rows(); from += batch) {
            int to = Math.min(rows.rows(), from + batch);
            float[] said = respondent.ask(Arrays.copyOfRange(matrix, from * width, to * width), to - from);
            doubtful &= answers.areProbabilitiesAsLogits(said);
            System.arraycopy(answers.logits(said, to - from), 0, logits, from * classes, (to - from) * classes);
        }
        if (doubtful && !warned) {
            warned = true;
            warnings.accept("All its numbers lie between 0 and 1 and each row's add up to 1, as probabilities do,"
                    + " but 'gives' is 'logits': with 'gives: probabilities' they would be understood");
        }
        return new ModelOutputs(logits, classes);
    }

    @Override
    public void close() {
        respondent.close();
    }
}
