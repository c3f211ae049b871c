package io.limbeck.plugins.models;

import io.limbeck.plugins.models.layer.Dense;
import io.limbeck.plugins.models.layer.LayerInitializer;
import io.limbeck.plugins.models.layer.Outputs;
import io.limbeck.plugins.models.readable.LinearDrawing;
import io.limbeck.spi.Default;
import io.limbeck.spi.PortSpecs;
import io.limbeck.spi.Ports;
import io.limbeck.spi.Summary;
import io.limbeck.spi.data.Table;
import io.limbeck.spi.explain.Exhibit;
import io.limbeck.spi.explain.ExplainInputs;
import io.limbeck.spi.model.TrainedWeights;
import io.limbeck.spi.portable.PortableModel;
import io.limbeck.spi.tensorflow.Forward;
import io.limbeck.spi.tensorflow.ForwardInputs;
import io.limbeck.spi.tensorflow.StudentArchitecture;
import jakarta.validation.constraints.PositiveOrZero;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Multinomial logistic regression: {@code logits = x·W + b}; of a number, linear mean and linear log variance. With {@code l2} = λ the objective grows by
 * {@code λ/2 · ‖W‖²}, biases left alone.
 */
final class Linear implements StudentArchitecture {

    @Summary("Logistic regression: one linear layer, whose weights can be read")
    record Settings(
            @Summary("λ of the penalty λ/2 · ‖weights‖² in the objective") @Default("0") @PositiveOrZero
            float l2,

            @Summary("First values: glorot, he, or torch, as PyTorch's Linear begins") @Default("glorot")
            LayerInitializer initializer) {}

    private final Settings settings;

    Linear(Settings settings) {
        this.settings = settings;
    }

    static Ports ports(Settings settings, PortSpecs inputs) {
        return Outputs.ofData(inputs, List.of("logits"));
    }

    @Override
    public Forward build(ForwardInputs inputs) {
        Ops tf = inputs.tf();
        Dense layer = Dense.build(
                tf,
                inputs.variables().child("logits"),
                inputs.activation("logits", Dense.flat(inputs)),
                Dense.width(inputs),
                inputs.data().outputs(),
                settings.initializer());
        Map<String, Operand<TFloat32>> penalties = settings.l2() == 0
                ? Map.of()
                : Map.of("l2", tf.math.mul(tf.constant(settings.l2()), tf.nn.l2Loss(layer.weights())));
        return new Forward(layer.sums(), Map.of("logits", layer.sums()), penalties);
    }

    @Override
    public Optional<PortableModel> portable(TrainedWeights weights, Table form) {
        return Optional.of(new PortableModel(Dense.portable(weights, "logits")));
    }

    @Override
    public List<Exhibit> exhibits(TrainedWeights weights, ExplainInputs inputs) {
        return inputs.background().isRegression() ? List.of() : new LinearDrawing(weights, inputs).exhibits();
    }
}
