package io.limbeck.engine.tensorflow;

import io.limbeck.spi.model.Weights;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.Tensor;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.types.TFloat32;

/** The variables of a graph by their full names, filled from Java and read back into Java. */
final class HeldVariables {

    /**
     * A variable.
     *
     * @param shape its shape
     * @param value gives its present value
     * @param feed takes another one
     * @param assign puts what is fed in its place
     */
    record Held(Shape shape, Operand<TFloat32> value, Operand<TFloat32> feed, Operand<TFloat32> assign) {}

    private final Map<String, Held> all = new LinkedHashMap<>();

    void put(String name, Held variable) {
        all.put(name, variable);
    }

    boolean holds(String name) {
        return all.containsKey(name);
    }

    /** {@return the variable of that name, which there must be} */
    Held get(String name) {
        Held one = all.get(name);
        if (one == null) {
            throw new IllegalArgumentException("There is no variable '" + name + "'");
        }
        return one;
    }

    /** {@return every variable by its full name, in the order in which they were made} */
    Map<String, Held> all() {
        return Collections.unmodifiableMap(all);
    }

    /** Sets some variables. */
    void assign(Session session, Map<String, float[]> values) {
        List<Tensor> fed = new ArrayList<>();
        try {
            Session.Runner runner = session.runner();
            values.forEach((name, array) -> {
                Held one = get(name);
                Tensor tensor = Tensors.floats(array, one.shape().asArray());
                fed.add(tensor);
                runner.feed(one.feed(), tensor).addTarget(one.assign());
            });
            if (!values.isEmpty()) {
                runner.run().close();
            }
        } finally {
            fed.forEach(Tensor::close);
        }
    }

    /** {@return present values, in the order asked for} */
    Map<String, Weights> read(Session session, List<String> names) {
        Map<String, Weights> values = new LinkedHashMap<>();
        if (names.isEmpty()) {
            return values;
        }
        Session.Runner runner = session.runner();
        names.forEach(name -> runner.fetch(get(name).value()));
        try (Result result = runner.run()) {
            for (int i = 0; i < names.size(); i++) {
                long[] shape = get(names.get(i)).shape().asArray();
                values.put(names.get(i), new Weights(shape, Tensors.floats(result.get(i))));
            }
        }
        return values;
    }
}
