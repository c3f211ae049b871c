package io.limbeck.engine.tensorflow;

import io.limbeck.spi.data.Split;
import io.limbeck.spi.data.Table;
import io.limbeck.spi.model.ModelOutputs;
import io.limbeck.spi.model.Teacher;
import io.limbeck.spi.model.View;
import io.limbeck.spi.model.ViewOutputs;

/**
 * A teacher and the rows it is asked about. Nothing is asked before it is needed.
 *
 * @param teacher the teacher
 * @param rows the rows
 * @param split which split they are
 */
record TeacherRows(Teacher teacher, Table rows, Split split) {

    ModelOutputs outputs() {
        ModelOutputs outputs = teacher.outputs(rows, split);
        requireRows(outputs.rows());
        return outputs;
    }

    ViewOutputs view(View view) {
        ViewOutputs outputs = teacher.view(view, rows, split);
        requireRows(outputs.rows());
        return outputs;
    }

    private void requireRows(int said) {
        if (said != rows.rows()) {
            throw new IllegalStateException(
                    "The teacher speaks of " + said + " rows, but split '" + split.label() + "' has " + rows.rows());
        }
    }
}
