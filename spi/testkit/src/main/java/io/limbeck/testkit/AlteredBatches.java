package io.limbeck.testkit;

import io.limbeck.spi.data.Groups;
import io.limbeck.spi.model.View;
import java.util.Arrays;
import java.util.Map;

/** Batches as a term may meet them on a bad day. */
final class AlteredBatches {

    private AlteredBatches() {}

    /** Student's logits and layers of ± size by row and place; the teacher's are the same or the opposite. */
    static LossBatch extreme(LossBatch batch, float size, boolean agree) {
        float others = agree ? size : -size;
        LossBatch extreme = batch.withLogits(alternating(batch.rows(), batch.classes(), size));
        if (batch.teacher().isPresent()) {
            extreme = extreme.withTeacher(alternating(batch.rows(), batch.classes(), others));
        }
        for (Map.Entry<String, LayerRows> tap : batch.taps().entrySet()) {
            extreme = extreme.withTap(tap.getKey(), alternating(tap.getValue(), size));
        }
        for (Map.Entry<View, LayerRows> view : batch.views().entrySet()) {
            extreme = extreme.withView(view.getKey(), alternating(view.getValue(), others));
        }
        return extreme;
    }

    private static LayerRows alternating(LayerRows layer, float size) {
        return layer.withRows(alternating(layer.rows().length, layer.rows()[0].length, size));
    }

    private static float[][] alternating(int rows, int columns, float size) {
        float[][] values = new float[rows][columns];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                values[row][column] = (row + column) % 2 == 0 ? size : -size;
            }
        }
        return values;
    }

    /** Units that never fire: every value of a layer is zero. */
    static LossBatch silent(LossBatch batch, boolean student, boolean teacher) {
        LossBatch silent = batch;
        for (Map.Entry<String, LayerRows> tap : batch.taps().entrySet()) {
            silent = student ? silent.withTap(tap.getKey(), alternating(tap.getValue(), 0)) : silent;
        }
        for (Map.Entry<View, LayerRows> view : batch.views().entrySet()) {
            silent = teacher ? silent.withView(view.getKey(), alternating(view.getValue(), 0)) : silent;
        }
        return silent;
    }

    /** Teacher that says what the student says: its logits, and layers of the same name. */
    static LossBatch agreeing(LossBatch batch) {
        LossBatch agreeing = batch.teacher().isPresent() ? batch.withTeacher(batch.logits()) : batch;
        for (View view : batch.views().keySet()) {
            if (view instanceof View.Tap tap && batch.taps().containsKey(tap.name())) {
                agreeing = agreeing.withView(view, batch.tap(tap.name()));
            }
            if (view instanceof View.InputGradient gradient) {
                agreeing = agreeing.withView(view, FeatureStudent.gradients(gradient.of(), batch));
            }
        }
        return agreeing;
    }

    /** Rows that all have the same group; -1 for one that is unknown. */
    static LossBatch inOneGroup(LossBatch batch, int code) {
        int[] codes = new int[batch.rows()];
        Arrays.fill(codes, code);
        return batch.withGroups(batch.groups().stream()
                .map(old -> new Groups(old.attribute(), codes, old.names(), old.privileged()))
                .toList());
    }
}
