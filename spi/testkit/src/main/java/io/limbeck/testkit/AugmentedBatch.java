package io.limbeck.testkit;

import io.limbeck.spi.TableSpec;
import io.limbeck.spi.data.Span;
import io.limbeck.spi.data.Table;
import io.limbeck.spi.tensorflow.Augmentation;
import io.limbeck.spi.tensorflow.AugmentationInputs;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.NdArrays;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TInt64;

/** A batch after an augmentation: its features, and where something was hidden, if the augmentation said so. */
record AugmentedBatch(float[] features, Optional<float[]> hidden) {

    static AugmentedBatch of(Augmentation augmentation, Table rows, long step) {
        TableSpec data = rows.spec();
        long[] dimensions = new long[data.shape().size() + 1];
        dimensions[0] = rows.rows();
        for (int i = 0; i < data.shape().size(); i++) {
            dimensions[i + 1] = data.shape().get(i);
        }
        try (Graph graph = new Graph();
                Session session = new Session(graph)) {
            Ops tf = Ops.create(graph);
            Operand<TFloat32> batch = tf.constant(Shape.of(dimensions), DataBuffers.of(rows.matrix()));
            Inputs inputs = new Inputs(tf, batch, data, Span.of(rows), step);
            Operand<TFloat32> changed = augmentation.apply(inputs);
            Operand<TFloat32> places = inputs.places;
            return new AugmentedBatch(
                    run(session, changed), places == null ? Optional.empty() : Optional.of(run(session, places)));
        }
    }

    private static float[] run(Session session, Operand<TFloat32> operand) {
        try (Result result = session.runner().fetch(operand).run()) {
            TFloat32 tensor = (TFloat32) result.get(0);
            float[] copy = new float[(int) tensor.size()];
            tensor.copyTo(NdArrays.wrap(tensor.shape(), DataBuffers.of(copy)));
            return copy;
        }
    }

    private static final class Inputs implements AugmentationInputs {

        private final Ops tf;
        private final Operand<TFloat32> features;
        private final TableSpec data;
        private final List<Span> spans;
        private final long step;
        private @Nullable Operand<TFloat32> places;

        Inputs(Ops tf, Operand<TFloat32> features, TableSpec data, List<Span> spans, long step) {
            this.tf = tf;
            this.features = features;
            this.data = data;
            this.spans = spans;
            this.step = step;
        }

        @Override
        public Ops tf() {
            return tf;
        }

        @Override
        public Operand<TFloat32> features() {
            return features;
        }

        @Override
        public TableSpec data() {
            return data;
        }

        @Override
        public List<Span> spans() {
            return spans;
        }

        @Override
        public void hide(Operand<TFloat32> hidden) {
            places = hidden;
        }

        @Override
        public Operand<TFloat32> uniform(String name, Operand<TInt32> shape) {
            return tf.random.statelessRandomUniform(shape, key(name));
        }

        @Override
        public Operand<TFloat32> normal(String name, Operand<TInt32> shape) {
            return tf.random.statelessRandomNormal(shape, key(name));
        }

        private Operand<TInt64> key(String name) {
            return tf.constant(new long[] {name.hashCode(), step});
        }
    }
}
