package io.limbeck.engine.tensorflow;

import static java.util.Objects.requireNonNull;

import io.limbeck.spi.RandomSource;
import io.limbeck.spi.model.Weights;
import io.limbeck.spi.tensorflow.Initializer;
import io.limbeck.spi.tensorflow.VariableScope;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.tensorflow.GraphOperation;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.core.Variable;
import org.tensorflow.types.TFloat32;

/**
 * The variables of one graph: made once per name, filled from Java, read back into Java.
 *
 * <p>First values come from the seed and the variable's name alone. Reference variables are used, since the raw apply
 * operations of optimizers need them; readers get them through an identity, because some gradients (batched matrix
 * products) fail on a raw reference.
 */
final class Variables implements Compression.States {

    /** Prefix of optimizer state. */
    static final String SLOTS = "slots/";

    private final Ops tf;
    private final RandomSource random;
    private final HeldVariables held = new HeldVariables();
    private final Map<String, Variable<TFloat32>> references = new LinkedHashMap<>();
    private final Map<String, Supplier<float[]>> initial = new LinkedHashMap<>();
    private final List<String> trainable = new ArrayList<>();
    private final List<String> fixed = new ArrayList<>();
    private final List<String> compressed = new ArrayList<>();
    private final List<String> carried = new ArrayList<>();
    private final Map<String, Operand<TFloat32>> next = new LinkedHashMap<>();

    Variables(Ops tf, RandomSource random) {
        this.tf = tf;
        this.random = random;
    }

    /** {@return a scope for trainable variables below {@code prefix}} */
    VariableScope scope(String prefix) {
        return new VariableScope() {
            @Override
            public VariableScope child(String name) {
                return scope(prefix + name + "/");
            }

            @Override
            public Operand<TFloat32> trainable(String name, Shape shape, Initializer initializer) {
                String full = prefix + name;
                if (!held.holds(full)) {
                    add(
                            full,
                            shape,
                            initializer.values(
                                    shape.asArray(), random.child("init").child(full)));
                    trainable.add(full);
                }
                HeldVariables.Held known = held.get(full);
                if (!known.shape().equals(shape)) {
                    throw new IllegalStateException("Variable '" + full + "' has the shape " + known.shape()
                            + ", but is asked for as " + shape);
                }
                return known.value();
            }

            @Override
            public Operand<TFloat32> fixed(String name, Shape shape, Supplier<float[]> values) {
                String full = prefix + name;
                if (!held.holds(full)) {
                    hold(full, shape, values);
                    fixed.add(full);
                }
                return held.get(full).value();
            }
        };
    }

    /** Adds a variable that no gradient reaches: data, optimizer state. */
    Variable<TFloat32> add(String name, Shape shape, float[] first) {
        return hold(name, shape, () -> first);
    }

    @Override
    public Operand<TFloat32> compressed(String name, Shape shape, float first) {
        if (!held.holds(name)) {
            hold(name, shape, () -> {
                float[] values = new float[Math.toIntExact(shape.size())];
                Arrays.fill(values, first);
                return values;
            });
            compressed.add(name);
        }
        return held.get(name).value();
    }

    /** {@return a state that an optimizer keeps of a variable, zero at first; made when it is first asked for} */
    Variable<TFloat32> slot(String variable, String slot) {
        String name = SLOTS + variable + "/" + slot;
        Shape shape = held.get(variable).shape();
        return held.holds(name) ? reference(name) : add(name, shape, new float[Math.toIntExact(shape.size())]);
    }

    /** {@return the present value of a state that is carried from step to step}, and that checkpoints hold. */
    Operand<TFloat32> carried(String name, Shape shape, Supplier<float[]> first) {
        if (!held.holds(name)) {
            hold(name, shape, first);
            carried.add(name);
        }
        return held.get(name).value();
    }

    /** Says what a carried state becomes after a step. */
    void next(String name, Operand<TFloat32> value) {
        if (!carried.contains(name)) {
            throw new IllegalStateException("There is no state '" + name + "', only " + carried);
        }
        next.put(name, value);
    }

    /** {@return what carried states become after a step, by name} */
    Map<String, Operand<TFloat32>> next() {
        return Collections.unmodifiableMap(next);
    }

    private Variable<TFloat32> hold(String name, Shape shape, Supplier<float[]> first) {
        String legal = name.replace('/', '.').replaceAll("[^A-Za-z0-9_.-]", "_");
        Variable<TFloat32> variable = tf.withName("variable." + legal).variable(shape, TFloat32.class);
        Placeholder<TFloat32> feed = tf.placeholder(TFloat32.class, Placeholder.shape(shape));
        held.put(name, new HeldVariables.Held(shape, tf.identity(variable), feed, tf.assign(variable, feed)));
        references.put(name, variable);
        initial.put(name, first);
        return variable;
    }

    List<String> trainable() {
        return Collections.unmodifiableList(trainable);
    }

    /** {@return what makes a model: trainable variables, fixed ones, and what compressors remember} */
    List<String> model() {
        List<String> model = new ArrayList<>(trainable);
        model.addAll(fixed);
        model.addAll(compressed);
        return model;
    }

    /** {@return what a checkpoint must hold: trainable variables, states of terms, compressors and optimizer, not the rows} */
    List<String> state() {
        List<String> state = new ArrayList<>(trainable);
        state.addAll(carried);
        state.addAll(compressed);
        held.all().keySet().stream().filter(name -> name.startsWith(SLOTS)).forEach(state::add);
        return state;
    }

    /** {@return the variables' full names, by the operations that give their values} */
    Map<GraphOperation, String> names() {
        Map<GraphOperation, String> names = new LinkedHashMap<>();
        held.all().forEach((name, one) -> names.put((GraphOperation) one.value().op(), name));
        return names;
    }

    /** {@return the variables, for those who fill and read them} */
    HeldVariables held() {
        return held;
    }

    Variable<TFloat32> reference(String name) {
        return requireNonNull(references.get(name), () -> "There is no variable '" + name + "'");
    }

    Operand<TFloat32> value(String name) {
        return held.get(name).value();
    }

    long[] shape(String name) {
        return held.get(name).shape().asArray();
    }

    /** {@return whether there is a variable of that name} */
    boolean holds(String name) {
        return held.holds(name);
    }

    /** {@return number of trainable floats below {@code prefix}} */
    long parameters(String prefix) {
        return trainable.stream()
                .filter(name -> name.startsWith(prefix))
                .mapToLong(name -> held.get(name).shape().size())
                .sum();
    }

    /** {@return number of floats that could be trained and never are} */
    long frozen(Layers layers) {
        return trainable.stream()
                .filter(layers::frozen)
                .mapToLong(name -> held.get(name).shape().size())
                .sum();
    }

    /** Gives a variable these first values in place of its own. */
    void begin(String name, float[] values) {
        held.get(name);
        initial.put(name, () -> values);
    }

    /** Gives every variable its first values, once; Java's copy of them is let go. */
    void initialize(Session session) {
        Map<String, float[]> values = new LinkedHashMap<>();
        initial.forEach((name, first) -> values.put(name, first.get()));
        assign(session, values);
        initial.clear();
    }

    /** Sets some variables. */
    void assign(Session session, Map<String, float[]> values) {
        held.assign(session, values);
    }

    /** {@return present values, in the order asked for} */
    Map<String, Weights> read(Session session, List<String> names) {
        return held.read(session, names);
    }
}
