package io.limbeck.plugins.distillation.feature;

import io.limbeck.spi.model.View;
import io.limbeck.spi.tensorflow.LossTerm;
import io.limbeck.testkit.LayerRows;
import io.limbeck.testkit.LossHarness;

/** Two layers, tried. */
final class Batches {

    static final String LAYER = "layer";

    /** Four rows of three units. */
    static final float[][] STUDENT = {{1, 0, 2}, {0, 1, 1}, {2, 1, 0}, {1, -1, 0}};

    /** Four rows of two units. */
    static final float[][] TEACHER = {{1, 2}, {0, 1}, {3, -1}, {1, 1}};

    private Batches() {}

    static LossHarness of(LossTerm term, LayerRows student, LayerRows teacher) {
        return LossHarness.of(term)
                .logits(new float[student.rows().length][2])
                .tap(LAYER, student)
                .view(new View.Tap(LAYER), teacher);
    }

    static double value(LossTerm term, float[][] student, float[][] teacher) {
        return of(term, LayerRows.vectors(student), LayerRows.vectors(teacher)).value();
    }

    static float[][] rows(float[]... rows) {
        return rows;
    }

    static float[] row(double... values) {
        float[] row = new float[values.length];
        for (int i = 0; i < row.length; i++) {
            row[i] = (float) values[i];
        }
        return row;
    }
}
