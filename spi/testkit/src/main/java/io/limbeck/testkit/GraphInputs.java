package io.limbeck.testkit;

import io.limbeck.spi.RandomSource;
import io.limbeck.spi.Schedule;
import io.limbeck.spi.data.Column;
import io.limbeck.spi.data.Groups;
import io.limbeck.spi.data.Table;
import io.limbeck.spi.data.Targets;
import io.limbeck.spi.model.View;
import io.limbeck.spi.tensorflow.Hidden;
import io.limbeck.spi.tensorflow.LossInputs;
import io.limbeck.spi.tensorflow.VariableScope;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/** Placeholders for everything that the pattern batch has. */
final class GraphInputs implements LossInputs {

    private final Graph graph;
    private final Ops tf;
    private final Operand<TFloat32> free;
    private final Operand<TFloat32> features;
    private final int classes;
    private final int favourable;
    private final Operand<TFloat32> logits;
    private final Operand<TFloat32> weights;
    private final @Nullable Operand<TInt32> labels;
    private final @Nullable Operand<TFloat32> targets;
    private final @Nullable Operand<TFloat32> teacher;
    private final @Nullable Hidden hidden;
    private final Map<String, Groups> attributes = new LinkedHashMap<>();
    private final Map<String, Operand<TInt32>> codes = new LinkedHashMap<>();
    private final Map<String, Operand<TFloat32>> taps = new LinkedHashMap<>();
    private final Map<View, Operand<TFloat32>> views = new LinkedHashMap<>();
    private final LossStates states;
    private final Table rows;

    GraphInputs(Graph graph, Ops tf, LossBatch pattern) {
        this.graph = graph;
        this.tf = tf;
        this.classes = pattern.classes();
        this.favourable = pattern.favourable();
        this.free = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(-1, classes)));
        this.features = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(-1, FeatureStudent.FEATURES)));
        this.logits = FeatureStudent.logits(tf, free, features);
        this.states = new LossStates(tf);
        this.rows = table(pattern);
        this.weights = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(-1)));
        this.labels = pattern.labels().isPresent() ? codes() : null;
        this.targets =
                pattern.targets().isPresent() ? tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(-1))) : null;
        this.teacher = pattern.teacher().isPresent()
                ? tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(-1, classes)))
                : null;
        this.hidden = pattern.hidden()
                .map(rows -> new Hidden(
                        layer(rows.truth().shape()), layer(rows.places().shape()), rows.data(), rows.spans()))
                .orElse(null);
        for (Groups groups : pattern.groups()) {
            attributes.put(groups.attribute(), groups);
            codes.put(groups.attribute(), codes());
        }
        pattern.taps().forEach((name, layer) -> taps.put(name, layer(layer.shape())));
        pattern.views().forEach((view, layer) -> views.put(view, layer(layer.shape())));
    }

    /** The rows of the pattern, as training rows: the features are those the student is shown. */
    private static Table table(LossBatch pattern) {
        int count = pattern.rows();
        double[] weights = new double[count];
        for (int row = 0; row < count; row++) {
            weights[row] = pattern.weights()[row];
        }
        List<Column> features = List.of(new Column.Block(
                "features", new float[count * FeatureStudent.FEATURES], List.of(FeatureStudent.FEATURES)));
        long[] ids = LongStream.range(0, count).toArray();
        if (pattern.targets().isPresent()) {
            float[] numbers = pattern.targets().get();
            Targets targets = new Targets(
                    "target",
                    "",
                    IntStream.range(0, count).mapToDouble(row -> numbers[row]).toArray());
            return Table.ofNumbers(features, targets, pattern.groups(), weights, ids);
        }
        return new Table(
                features,
                pattern.labels().orElseGet(() -> new int[count]),
                IntStream.range(0, pattern.classes())
                        .mapToObj(code -> "class " + code)
                        .toList(),
                pattern.favourable(),
                pattern.groups(),
                weights,
                ids);
    }

    private Operand<TFloat32> layer(List<Integer> shape) {
        long[] dimensions = LongStream.concat(LongStream.of(-1), shape.stream().mapToLong(Integer::longValue))
                .toArray();
        return tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(dimensions)));
    }

    private Operand<TInt32> codes() {
        return tf.placeholder(TInt32.class, Placeholder.shape(Shape.of(-1)));
    }

    @Override
    public Ops tf() {
        return tf;
    }

    @Override
    public Operand<TFloat32> logits() {
        return logits;
    }

    @Override
    public Operand<TInt32> labels() {
        if (labels == null) {
            throw new IllegalStateException("The batch has no labels; declare Need.LABELS");
        }
        return labels;
    }

    @Override
    public Operand<TFloat32> oneHotLabels() {
        return tf.oneHot(labels(), tf.constant(classes), tf.constant(1f), tf.constant(0f));
    }

    @Override
    public Operand<TFloat32> targets() {
        if (targets == null) {
            throw new IllegalStateException("The batch has no numbers to predict; declare Need.TARGETS");
        }
        return targets;
    }

    @Override
    public Operand<TFloat32> weights() {
        return weights;
    }

    @Override
    public Operand<TFloat32> teacherLogits() {
        if (teacher == null) {
            throw new IllegalStateException("The batch has no teacher; declare Need.TEACHER_LOGITS");
        }
        return teacher;
    }

    @Override
    public Operand<TFloat32> teacherView(View view) {
        Operand<TFloat32> shown = views.get(view);
        if (shown == null) {
            throw new IllegalStateException(
                    "The batch's teacher shows no '" + view.label() + "'; declare it in 'views()'");
        }
        return shown;
    }

    /** {@return the numbers that the student's logits are at the features it is shown} */
    Operand<TFloat32> free() {
        return free;
    }

    @Override
    public Operand<TFloat32> features() {
        return features;
    }

    @Override
    public Operand<TFloat32> inputGradient(Operand<TFloat32> of) {
        return graph.addGradients(of.asOutput(), new Output<?>[] {features.asOutput()})[0].expect(TFloat32.class);
    }

    @Override
    public Hidden hidden() {
        if (hidden == null) {
            throw new IllegalStateException("Nothing is hidden in the batch; declare Need.HIDDEN_FEATURES");
        }
        return hidden;
    }

    @Override
    public List<String> attributes() {
        return List.copyOf(attributes.keySet());
    }

    @Override
    public List<String> groupNames(String attribute) {
        return known(attributes, attribute).names();
    }

    @Override
    public Operand<TInt32> groups(String attribute) {
        return known(codes, attribute);
    }

    private <V> V known(Map<String, V> map, String attribute) {
        V value = map.get(attribute);
        if (value == null) {
            throw new IllegalStateException(
                    "The batch has no attribute '" + attribute + "', only " + attributes.keySet());
        }
        return value;
    }

    @Override
    public Map<String, Operand<TFloat32>> taps() {
        return Collections.unmodifiableMap(taps);
    }

    @Override
    public VariableScope variables() {
        return new ConstantVariables(tf, new RandomSource(1));
    }

    @Override
    public Operand<TFloat32> state(String name, Shape shape, Supplier<float[]> first) {
        return states.state(name, shape, first);
    }

    @Override
    public void next(String name, Operand<TFloat32> value) {
        states.next(name, value);
    }

    /** The value at first; a batch knows no time. */
    @Override
    public Operand<TFloat32> scheduled(Schedule schedule) {
        return tf.constant((float) schedule.at(0, 1, 0));
    }

    LossStates states() {
        return states;
    }

    @Override
    public Table rows() {
        return rows;
    }

    @Override
    public int classes() {
        return classes;
    }

    @Override
    public int favourable() {
        return favourable;
    }
}
