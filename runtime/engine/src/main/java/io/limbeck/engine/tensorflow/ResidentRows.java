package io.limbeck.engine.tensorflow;

import io.limbeck.spi.data.Groups;
import io.limbeck.spi.data.Table;
import io.limbeck.spi.data.Targets;
import io.limbeck.spi.model.ModelOutputs;
import io.limbeck.spi.model.View;
import io.limbeck.spi.model.ViewOutputs;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * Rows of one split, kept in the graph: a batch is a gather by row numbers. Arrays that nothing asks for are never
 * loaded.
 */
final class ResidentRows {

    private final Ops tf;
    private final Variables variables;
    private final String name;
    private final Table rows;
    private final List<Integer> shape;
    private final Optional<TeacherRows> teacher;
    private final Operand<TInt32> indices;
    private final Map<String, Operand<TFloat32>> gathered = new LinkedHashMap<>();

    /**
     * @param shape shape of one row's features
     * @param teacher the teacher beside these rows, if there is one
     * @param indices row numbers of the batch
     */
    ResidentRows(
            Ops tf,
            Variables variables,
            String name,
            Table rows,
            List<Integer> shape,
            Optional<TeacherRows> teacher,
            Operand<TInt32> indices) {
        this.tf = tf;
        this.variables = variables;
        this.name = name;
        this.rows = rows;
        this.shape = shape;
        this.teacher = teacher;
        this.indices = indices;
    }

    Table rows() {
        return rows;
    }

    boolean hasTeacher() {
        return teacher.isPresent();
    }

    Operand<TFloat32> features() {
        return batch("features", rows::matrix, dimensions(shape));
    }

    private static long[] dimensions(List<Integer> shape) {
        return shape.stream().mapToLong(Integer::longValue).toArray();
    }

    Operand<TInt32> labels() {
        return codes("labels", rows.labels());
    }

    Operand<TFloat32> targets() {
        Targets targets = rows.targets()
                .orElseThrow(() -> new IllegalStateException(
                        "A loss term asks for numbers to predict, but this data has classes"));
        return batch("targets", () -> {
            float[] values = new float[rows.rows()];
            for (int row = 0; row < values.length; row++) {
                values[row] = targets.standardized(row);
            }
            return values;
        });
    }

    Operand<TFloat32> weights() {
        return batch("weights", () -> {
            float[] weights = new float[rows.rows()];
            for (int i = 0; i < weights.length; i++) {
                weights[i] = (float) rows.weights()[i];
            }
            return weights;
        });
    }

    Operand<TFloat32> teacherLogits() {
        ModelOutputs outputs = teacher().outputs();
        return batch("teacher", outputs::logits, outputs.classes());
    }

    Operand<TFloat32> teacherView(View view) {
        String what = "teacher/" + view.label();
        Operand<TFloat32> known = gathered.get(what);
        if (known != null) {
            return known;
        }
        ViewOutputs shown = teacher().view(view);
        return batch(what, shown::values, dimensions(shown.shape()));
    }

    private TeacherRows teacher() {
        return teacher.orElseThrow(
                () -> new IllegalStateException("A loss term asks for a teacher, but there is none"));
    }

    Operand<TInt32> groups(String attribute) {
        Groups groups = rows.groups(attribute);
        return codes("groups/" + attribute, groups.codes());
    }

    /** Codes are small whole numbers, which a float holds exactly; kept as floats, all rows are of one kind. */
    private Operand<TInt32> codes(String what, int[] codes) {
        Operand<TFloat32> floats = batch(what, () -> {
            float[] values = new float[codes.length];
            for (int i = 0; i < codes.length; i++) {
                values[i] = codes[i];
            }
            return values;
        });
        return tf.dtypes.cast(floats, TInt32.class);
    }

    private Operand<TFloat32> batch(String what, Supplier<float[]> values, long... row) {
        return gathered.computeIfAbsent(what, key -> {
            long[] dimensions = new long[row.length + 1];
            dimensions[0] = rows.rows();
            System.arraycopy(row, 0, dimensions, 1, row.length);
            String full = name + "/" + what;
            variables.add(full, Shape.of(dimensions), values.get());
            return tf.gather(variables.value(full), indices, tf.constant(0));
        });
    }
}
