package io.limbeck.plugins.interpretability.ask;

import java.util.Arrays;

/** For which class a row's score is explained. */
public enum ExplainedClass {
    /** The favourable class for two classes, else the model's decision. */
    AUTO,
    /** The favourable class, for every row. */
    FAVOURABLE,
    /** What the model decides of the row. */
    DECISION;

    /** {@return a class for each row}; a teacher that stands beside is asked about the same classes */
    public int[] of(Asked model, float[] matrix) {
        boolean favourable = this == FAVOURABLE || (this == AUTO && model.classes() == 2);
        if (!favourable) {
            return model.decisions(MadeUpRows.of(matrix, model.width()));
        }
        int[] classes = new int[matrix.length / model.width()];
        Arrays.fill(classes, model.favourable());
        return classes;
    }
}
