package io.limbeck.engine.tensorflow;

import io.limbeck.spi.data.Split;
import io.limbeck.spi.data.Table;
import io.limbeck.spi.model.ModelOutputs;
import io.limbeck.spi.model.Teacher;
import io.limbeck.spi.model.View;
import io.limbeck.spi.model.ViewOutputs;

/**
 * A teacher and the rows it is asked about. Nothing is asked before it is needed. It is asked about whole splits, since
 * what it says of these is stored, and told of the rows that are learnt from.
 *
 * @param teacher the teacher
 * @param rows every row of the split
 * @param split which split they are
 * @param kept numbers of the rows that are learnt from
 */
record TeacherRows(Teacher teacher, Table rows, Split split, int[] kept) {

    /** {@return logits of the rows that are learnt from} */
    ModelOutputs outputs() {
        ModelOutputs outputs = teacher.outputs(rows, split);
        requireRows(outputs.rows());
        return new ModelOutputs(select(outputs.logits(), outputs.classes()), outputs.classes());
    }

    /** {@return what a view shows of the rows that are learnt from} */
    ViewOutputs view(View view) {
        ViewOutputs outputs = teacher.view(view, rows, split);
        requireRows(outputs.rows());
        int width = outputs.shape().stream().reduce(1, Math::multiplyExact);
        return new ViewOutputs(select(outputs.values(), width), outputs.shape());
    }

    private float[] select(float[] values, int width) {
        if (kept.length == rows.rows()) {
            return values;
        }
        float[] chosen = new float[kept.length * width];
        for (int i = 0; i < kept.length; i++) {
            System.arraycopy(values, kept[i] * width, chosen, i * width, width);
        }
        return chosen;
    }

    private void requireRows(int said) {
        if (said != rows.rows()) {
            throw new IllegalStateException(
                    "The teacher speaks of " + said + " rows, but split '" + split.label() + "' has " + rows.rows());
        }
    }
}
