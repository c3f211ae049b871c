package io.limbeck.spi.model;

import java.util.List;
import org.apiguardian.api.API;

/**
 * What a model shows of rows.
 *
 * @param values {@code [rows, shape…]}, row-major
 * @param shape shape of one row's values; empty for one number per row
 */
@API(status = API.Status.STABLE, since = "0.1")
public record ViewOutputs(float[] values, List<Integer> shape) {

    public ViewOutputs {
        shape = List.copyOf(shape);
        int width = shape.stream().reduce(1, Math::multiplyExact);
        if (width < 1 || values.length % width != 0) {
            throw new IllegalArgumentException(values.length + " values cannot be shared among rows of shape " + shape);
        }
    }

    /**
     * {@return what {@link View.Members} shows: the logits of all members, {@code [rows, members, classes]}}
     *
     * @param members what each member says of the same rows, of the same classes; at least one
     * @throws IllegalArgumentException if they differ in rows or classes
     */
    public static ViewOutputs ofMembers(List<ModelOutputs> members) {
        int classes = members.get(0).classes();
        int rows = members.get(0).rows();
        float[] values = new float[Math.multiplyExact(rows, Math.multiplyExact(members.size(), classes))];
        for (int m = 0; m < members.size(); m++) {
            ModelOutputs member = members.get(m);
            if (member.classes() != classes || member.rows() != rows) {
                throw new IllegalArgumentException("Member " + m + " says " + member.rows() + " rows of "
                        + member.classes() + " classes, but the first " + rows + " rows of " + classes);
            }
            for (int row = 0; row < rows; row++) {
                int to = (row * members.size() + m) * classes;
                System.arraycopy(member.logits(), row * classes, values, to, classes);
            }
        }
        return new ViewOutputs(values, List.of(members.size(), classes));
    }

    /** {@return floats per row} */
    public int width() {
        return shape.stream().reduce(1, Math::multiplyExact);
    }

    /** {@return the number of rows} */
    public int rows() {
        return values.length / width();
    }
}
