package io.limbeck.testkit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.Tensor;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

/** The states of a loss term under test: fed with each batch, moved only when the test asks for a step. */
final class LossStates {

    private final Ops tf;
    private final Map<String, Placeholder<TFloat32>> places = new LinkedHashMap<>();
    private final Map<String, float[]> values = new LinkedHashMap<>();
    private final Map<String, Operand<TFloat32>> next = new LinkedHashMap<>();

    LossStates(Ops tf) {
        this.tf = tf;
    }

    Operand<TFloat32> state(String name, Shape shape, Supplier<float[]> first) {
        return places.computeIfAbsent(name, key -> {
            values.put(key, first.get());
            return tf.placeholder(TFloat32.class, Placeholder.shape(shape));
        });
    }

    void next(String name, Operand<TFloat32> value) {
        if (!places.containsKey(name)) {
            throw new IllegalStateException("The term has no state '" + name + "', only " + places.keySet());
        }
        next.put(name, value);
    }

    float[] value(String name) {
        float[] value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("The term has no state '" + name + "', only " + values.keySet());
        }
        return value.clone();
    }

    void feed(Session.Runner runner, List<Tensor> fed) {
        places.forEach((name, place) -> {
            TFloat32 tensor = TFloat32.tensorOf(place.shape(), DataBuffers.of(value(name)));
            fed.add(tensor);
            runner.feed(place, tensor);
        });
    }

    /** Asks for the next values, after everything else that is asked for. */
    List<String> fetch(Session.Runner runner) {
        next.values().forEach(runner::fetch);
        return new ArrayList<>(next.keySet());
    }

    void move(List<String> names, Result result, int from) {
        for (int i = 0; i < names.size(); i++) {
            TFloat32 tensor = (TFloat32) result.get(from + i);
            float[] moved = new float[Math.toIntExact(tensor.size())];
            tensor.asRawTensor().data().asFloats().read(moved);
            values.put(names.get(i), moved);
        }
    }
}
