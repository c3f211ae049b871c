package io.limbeck.engine.tensorflow;

import io.limbeck.spi.tensorflow.Initializer;
import io.limbeck.spi.tensorflow.VariableScope;
import io.limbeck.spi.tensorflow.compression.ActivationInputs;
import io.limbeck.spi.tensorflow.compression.Compressor;
import io.limbeck.spi.tensorflow.compression.WeightInputs;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * The compressors of one forward graph. While a model is trained they stand between the architecture and its variables;
 * a finished model has what they left in its variables already. In every graph they stand before its layers.
 */
final class Compression {

    /** Prefix of everything that compressors remember. */
    static final String STATE = "compress/";

    /** The graphs there are. */
    enum Phase {
        TRAINING,
        VALIDATION,
        FINISHED
    }

    /** Where states are kept. */
    @FunctionalInterface
    interface States {
        /** {@return a compressor's state; made when it is first asked for} */
        Operand<TFloat32> compressed(String name, Shape shape, float first);
    }

    private final Ops tf;
    private final List<Compressor> compressors;
    private final States states;
    private final Phase phase;
    private final Map<String, Operand<TFloat32>> weights = new LinkedHashMap<>();
    private final Map<String, Operand<TFloat32>> entering = new LinkedHashMap<>();
    private final Map<String, Operand<TFloat32>> moves = new LinkedHashMap<>();
    private int changed;

    Compression(Ops tf, List<Compressor> compressors, States states, Phase phase) {
        this.tf = tf;
        this.compressors = List.copyOf(compressors);
        this.states = states;
        this.phase = phase;
    }

    /** {@return the full name of a state that belongs to a weight} */
    static String weightState(int compressor, String weight, String state) {
        return STATE + compressor + "/weights/" + weight + "/" + state;
    }

    /** {@return the full name of a state that belongs to an activation} */
    static String activationState(int compressor, String activation, String state) {
        return STATE + compressor + "/activations/" + activation + "/" + state;
    }

    /** {@return whether a finished model needs this state: what belongs to weights is spent in them} */
    static boolean isKept(String name) {
        return name.startsWith(STATE) && name.startsWith("/activations/", name.indexOf('/', STATE.length()));
    }

    /** {@return the model's scope, its trainable variables seen through the compressors} */
    VariableScope over(VariableScope scope) {
        return compressors.isEmpty() || phase == Phase.FINISHED ? scope : new Compressed(scope, "");
    }

    /** {@return what a layer gets to see} */
    Operand<TFloat32> activation(String name, Operand<TFloat32> values) {
        if (entering.putIfAbsent(name, values) != null) {
            throw new IllegalStateException("Two activations of the architecture are named '" + name + "'");
        }
        Operand<TFloat32> seen = values;
        for (int i = 0; i < compressors.size(); i++) {
            seen = compressors.get(i).activation(new Activation(i, name, seen));
        }
        changed += seen.asOutput().equals(values.asOutput()) ? 0 : 1;
        return seen;
    }

    /** {@return what enters each layer before any compressor acts on it, by name} */
    Map<String, Operand<TFloat32>> entering() {
        return entering;
    }

    /** {@return how many activations a compressor acts on} */
    int changed() {
        return changed;
    }

    /** {@return what states become at the end of a training step, by their full names} */
    Map<String, Operand<TFloat32>> moves() {
        return moves;
    }

    private final class Compressed implements VariableScope {
        private final VariableScope scope;
        private final String prefix;

        Compressed(VariableScope scope, String prefix) {
            this.scope = scope;
            this.prefix = prefix;
        }

        @Override
        public VariableScope child(String name) {
            return new Compressed(scope.child(name), prefix + name + "/");
        }

        @Override
        public Operand<TFloat32> trainable(String name, Shape shape, Initializer initializer) {
            Operand<TFloat32> value = scope.trainable(name, shape, initializer);
            return weights.computeIfAbsent(prefix + name, full -> {
                Operand<TFloat32> small = value;
                for (int i = 0; i < compressors.size(); i++) {
                    small = compressors.get(i).weight(new Weight(i, full, shape, small));
                }
                return small;
            });
        }

        @Override
        public Operand<TFloat32> fixed(String name, Shape shape, Supplier<float[]> values) {
            return scope.fixed(name, shape, values);
        }
    }

    private final class Weight implements WeightInputs {
        private final int compressor;
        private final String name;
        private final Shape shape;
        private final Operand<TFloat32> value;

        Weight(int compressor, String name, Shape shape, Operand<TFloat32> value) {
            this.compressor = compressor;
            this.name = name;
            this.shape = shape;
            this.value = value;
        }

        @Override
        public Ops tf() {
            return tf;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public Shape shape() {
            return shape;
        }

        @Override
        public Operand<TFloat32> value() {
            return value;
        }

        @Override
        public Operand<TFloat32> state(String state, Shape of, float first) {
            return states.compressed(weightState(compressor, name, state), of, first);
        }
    }

    private final class Activation implements ActivationInputs {
        private final int compressor;
        private final String name;
        private final Operand<TFloat32> values;

        Activation(int compressor, String name, Operand<TFloat32> values) {
            this.compressor = compressor;
            this.name = name;
            this.values = values;
        }

        @Override
        public Ops tf() {
            return tf;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public Operand<TFloat32> values() {
            return values;
        }

        @Override
        public boolean training() {
            return phase == Phase.TRAINING;
        }

        @Override
        public boolean finished() {
            return phase == Phase.FINISHED;
        }

        @Override
        public Operand<TFloat32> state(String state, float first) {
            return states.compressed(activationState(compressor, name, state), Shape.scalar(), first);
        }

        @Override
        public void move(String state, Operand<TFloat32> to) {
            if (!training()) {
                throw new IllegalStateException("'" + state + "' of '" + name + "' moves only in the training graph");
            }
            moves.put(activationState(compressor, name, state), to);
        }
    }
}
