package io.limbeck.benchmarks;

import io.limbeck.spi.ComponentId;
import io.limbeck.spi.Schedule;
import io.limbeck.spi.Wired;
import io.limbeck.spi.tensorflow.Forward;
import io.limbeck.spi.tensorflow.ForwardInputs;
import io.limbeck.spi.tensorflow.Initializer;
import io.limbeck.spi.tensorflow.LossInputs;
import io.limbeck.spi.tensorflow.LossTerm;
import io.limbeck.spi.tensorflow.Need;
import io.limbeck.spi.tensorflow.Optimizer;
import io.limbeck.spi.tensorflow.TrainSettings;
import io.limbeck.spi.tensorflow.TrainingRecipe;
import io.limbeck.spi.tensorflow.UpdateInputs;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * A dense network with relu, softmax cross-entropy and Adam, as a recipe for the engine.
 *
 * @param widths units of each layer, inputs first, classes last
 * @param batch rows per step
 */
record Network(List<Integer> widths, int batch) {

    static final float RATE = 1e-3f;
    static final float BETA1 = 0.9f;
    static final float BETA2 = 0.999f;
    static final float EPSILON = 1e-7f;

    int inputs() {
        return widths.get(0);
    }

    int classes() {
        return widths.get(widths.size() - 1);
    }

    /** {@return the network as people write it, 784-200-200-10} */
    String label() {
        return String.join("-", widths.stream().map(String::valueOf).toList());
    }

    TrainingRecipe recipe(int epochs) {
        return new TrainingRecipe(
                this::forward,
                List.of(new Wired<LossTerm>(
                        "objective[0]",
                        new ComponentId("benchmarks", "cross-entropy"),
                        new CrossEntropy(),
                        Schedule.ONE)),
                new Adam(),
                new TrainSettings(
                        Optional.of(epochs), Optional.empty(), batch, Optional.empty(), Optional.empty(), List.of()));
    }

    private Forward forward(ForwardInputs in) {
        Operand<TFloat32> layer = in.features();
        for (int i = 1; i < widths.size(); i++) {
            int units = widths.get(i);
            Operand<TFloat32> kernel = in.variables()
                    .trainable("kernel" + i, Shape.of(widths.get(i - 1), units), Initializer.glorotUniform());
            Operand<TFloat32> bias = in.variables().trainable("bias" + i, Shape.of(units), Initializer.zeros());
            layer = in.tf().math.add(in.tf().linalg.matMul(layer, kernel), bias);
            if (i < widths.size() - 1) {
                layer = in.tf().nn.relu(layer);
            }
        }
        return new Forward(layer);
    }

    private record CrossEntropy() implements LossTerm {
        @Override
        public Set<Need> needs() {
            return Set.of(Need.LABELS);
        }

        @Override
        public Operand<TFloat32> loss(LossInputs in) {
            Operand<TFloat32> perRow = in.tf()
                    .nn
                    .softmaxCrossEntropyWithLogits(in.logits(), in.oneHotLabels())
                    .loss();
            return in.tf().math.mean(perRow, in.tf().constant(0));
        }
    }

    private record Adam() implements Optimizer {
        @Override
        public Schedule learningRate() {
            return Schedule.constant(RATE);
        }

        @Override
        public Op update(UpdateInputs in) {
            Ops tf = in.tf();
            return tf.train.applyAdam(
                    in.variable(),
                    in.slot("m"),
                    in.slot("v"),
                    tf.math.pow(tf.constant(BETA1), in.step()),
                    tf.math.pow(tf.constant(BETA2), in.step()),
                    in.learningRate(),
                    tf.constant(BETA1),
                    tf.constant(BETA2),
                    tf.constant(EPSILON),
                    in.gradient());
        }
    }
}
