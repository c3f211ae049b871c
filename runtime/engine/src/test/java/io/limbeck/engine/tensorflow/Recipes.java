package io.limbeck.engine.tensorflow;

import io.limbeck.spi.ComponentId;
import io.limbeck.spi.Schedule;
import io.limbeck.spi.Wired;
import io.limbeck.spi.tensorflow.Forward;
import io.limbeck.spi.tensorflow.Initializer;
import io.limbeck.spi.tensorflow.LossInputs;
import io.limbeck.spi.tensorflow.LossTerm;
import io.limbeck.spi.tensorflow.Need;
import io.limbeck.spi.tensorflow.Optimizer;
import io.limbeck.spi.tensorflow.StudentArchitecture;
import io.limbeck.spi.tensorflow.TrainSettings;
import io.limbeck.spi.tensorflow.TrainingRecipe;
import io.limbeck.spi.tensorflow.UpdateInputs;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.types.TFloat32;

/** Architectures, losses and optimizers that are simple enough to be checked by hand. */
final class Recipes {

    private Recipes() {}

    /** Dense layers with relu between them, dropout before the last; any feature shape is flattened first. */
    static StudentArchitecture dense(float dropout, int... hidden) {
        return in -> {
            long width =
                    in.data().shape().stream().mapToLong(Integer::longValue).reduce(1, (a, b) -> a * b);
            Operand<TFloat32> layer = in.tf().reshape(in.features(), in.tf().constant(new long[] {-1, width}));
            for (int i = 0; i < hidden.length; i++) {
                Operand<TFloat32> weights =
                        in.variables().trainable("w" + i, Shape.of(width, hidden[i]), Initializer.heNormal());
                Operand<TFloat32> bias = in.variables().trainable("b" + i, Shape.of(hidden[i]), Initializer.zeros());
                layer = in.tf().nn.relu(in.tf().math.add(in.tf().linalg.matMul(layer, weights), bias));
                width = hidden[i];
            }
            layer = in.dropout("last", layer, dropout);
            long classes = in.data().classes().size();
            Operand<TFloat32> weights =
                    in.variables().trainable("w", Shape.of(width, classes), Initializer.glorotUniform());
            Operand<TFloat32> bias = in.variables().trainable("b", Shape.of(classes), Initializer.zeros());
            return new Forward(in.tf().math.add(in.tf().linalg.matMul(layer, weights), bias));
        };
    }

    /** One dense layer that begins at zero. */
    static StudentArchitecture linear() {
        return in -> {
            long width = in.data().shape().get(0);
            long classes = in.data().classes().size();
            Operand<TFloat32> weights = in.variables().trainable("w", Shape.of(width, classes), Initializer.zeros());
            Operand<TFloat32> bias = in.variables().trainable("b", Shape.of(classes), Initializer.zeros());
            return new Forward(in.tf().math.add(in.tf().linalg.matMul(in.features(), weights), bias));
        };
    }

    static LossTerm loss(Function<LossInputs, Operand<TFloat32>> loss) {
        return new LossTerm() {
            @Override
            public Set<Need> needs() {
                return Set.of();
            }

            @Override
            public Operand<TFloat32> loss(LossInputs inputs) {
                return loss.apply(inputs);
            }
        };
    }

    /** Mean cross-entropy. */
    static LossTerm crossEntropy() {
        return loss(in -> in.tf()
                .math
                .mean(
                        in.tf()
                                .nn
                                .softmaxCrossEntropyWithLogits(in.logits(), in.oneHotLabels())
                                .loss(),
                        in.tf().constant(0)));
    }

    /** Half the mean square of the logits: a penalty. */
    static LossTerm smallLogits() {
        return loss(in -> in.tf()
                .math
                .mul(
                        in.tf().constant(0.5f),
                        in.tf()
                                .math
                                .mean(in.tf().math.square(in.logits()), in.tf().constant(new int[] {0, 1}))));
    }

    static Optimizer sgd(Schedule rate) {
        return optimizer(
                rate, in -> in.tf().train.applyGradientDescent(in.variable(), in.learningRate(), in.gradient()));
    }

    static Optimizer adam(double rate) {
        return optimizer(Schedule.constant(rate), in -> in.tf()
                .train
                .applyAdam(
                        in.variable(),
                        in.slot("m"),
                        in.slot("v"),
                        in.tf().math.pow(in.tf().constant(0.9f), in.step()),
                        in.tf().math.pow(in.tf().constant(0.999f), in.step()),
                        in.learningRate(),
                        in.tf().constant(0.9f),
                        in.tf().constant(0.999f),
                        in.tf().constant(1e-7f),
                        in.gradient()));
    }

    static Optimizer optimizer(Schedule rate, Function<UpdateInputs, Op> update) {
        return new Optimizer() {
            @Override
            public Schedule learningRate() {
                return rate;
            }

            @Override
            public Op update(UpdateInputs inputs) {
                return update.apply(inputs);
            }
        };
    }

    static Wired<LossTerm> wired(LossTerm term, Schedule weight) {
        return new Wired<>("student.objective[0]", new ComponentId("test", "loss"), term, weight);
    }

    static TrainSettings epochs(int epochs, int batch) {
        return new TrainSettings(
                Optional.of(epochs), Optional.empty(), batch, Optional.empty(), Optional.empty(), List.of());
    }

    static TrainSettings steps(int steps, int batch) {
        return new TrainSettings(
                Optional.empty(), Optional.of(steps), batch, Optional.empty(), Optional.empty(), List.of());
    }

    static TrainSettings stopping(int epochs, int batch, int patience, TrainSettings.Watch watch) {
        return new TrainSettings(
                Optional.of(epochs),
                Optional.empty(),
                batch,
                Optional.empty(),
                Optional.of(new TrainSettings.EarlyStopping(patience, watch)),
                List.of());
    }

    static TrainSettings clipped(int steps, int batch, double norm) {
        return new TrainSettings(
                Optional.empty(), Optional.of(steps), batch, Optional.of(norm), Optional.empty(), List.of());
    }

    /** Cross-entropy alone. */
    static TrainingRecipe recipe(StudentArchitecture architecture, Optimizer optimizer, TrainSettings train) {
        return new TrainingRecipe(architecture, List.of(wired(crossEntropy(), Schedule.ONE)), optimizer, train);
    }

    /** An architecture with a penalty beside its logits. */
    static Forward withPenalty(Forward forward, Operand<TFloat32> penalty) {
        return new Forward(forward.logits(), Map.of(), Map.of("penalty", penalty));
    }
}
