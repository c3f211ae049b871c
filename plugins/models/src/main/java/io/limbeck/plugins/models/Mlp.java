package io.limbeck.plugins.models;

import io.limbeck.plugins.models.layer.Activation;
import io.limbeck.plugins.models.layer.Dense;
import io.limbeck.plugins.models.layer.LayerInitializer;
import io.limbeck.plugins.models.layer.Outputs;
import io.limbeck.spi.Default;
import io.limbeck.spi.PortSpecs;
import io.limbeck.spi.Ports;
import io.limbeck.spi.Summary;
import io.limbeck.spi.data.Table;
import io.limbeck.spi.model.TrainedWeights;
import io.limbeck.spi.portable.PortableLayer;
import io.limbeck.spi.portable.PortableModel;
import io.limbeck.spi.tensorflow.Forward;
import io.limbeck.spi.tensorflow.ForwardInputs;
import io.limbeck.spi.tensorflow.StudentArchitecture;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Positive;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Multi-layer perceptron: for each hidden layer {@code dropout(activation(x·W + b))}, then a layer of one unit per
 * class, or of two for mean and log variance of a number. Rows with a shape, such as images, are flattened. Taps {@code hidden0} … are the activations before dropout;
 * {@code logits} is the last layer.
 */
final class Mlp implements StudentArchitecture {

    private static final String LOGITS = "logits";

    @Summary("Multi-layer perceptron: fully connected layers with an activation between them")
    record Settings(
            @Summary("Units of each hidden layer") @Default("[64]")
            List<@Positive Integer> hidden,

            @Summary("What each hidden layer does to its sums") @Default("relu")
            Activation activation,

            @Summary("Share of each hidden layer's units left out in a training step")
            @Default("0")
            @DecimalMin("0")
            @DecimalMax(value = "1", inclusive = false)
            float dropout,

            @Summary("First values: glorot, he, or torch, as PyTorch's Linear begins") @Default("glorot")
            LayerInitializer initializer) {}

    private final Settings settings;

    Mlp(Settings settings) {
        this.settings = settings;
    }

    static Ports ports(Settings settings, PortSpecs inputs) {
        List<String> taps = new ArrayList<>();
        for (int i = 0; i < settings.hidden().size(); i++) {
            taps.add(hidden(i));
        }
        taps.add(LOGITS);
        return Outputs.ofData(inputs, taps);
    }

    @Override
    public Forward build(ForwardInputs inputs) {
        Ops tf = inputs.tf();
        Map<String, Operand<TFloat32>> taps = new LinkedHashMap<>();
        Operand<TFloat32> x = Dense.flat(inputs);
        int width = Dense.width(inputs);
        for (int i = 0; i < settings.hidden().size(); i++) {
            int units = settings.hidden().get(i);
            Dense layer = Dense.build(
                    tf,
                    inputs.variables().child(hidden(i)),
                    inputs.activation(hidden(i), x),
                    width,
                    units,
                    settings.initializer());
            Operand<TFloat32> active = settings.activation().apply(tf, layer.sums());
            taps.put(hidden(i), active);
            x = inputs.dropout(hidden(i), active, settings.dropout());
            width = units;
        }
        int outputs = inputs.data().outputs();
        Operand<TFloat32> logits = Dense.build(
                        tf,
                        inputs.variables().child(LOGITS),
                        inputs.activation(LOGITS, x),
                        width,
                        outputs,
                        settings.initializer())
                .sums();
        taps.put(LOGITS, logits);
        return new Forward(logits, taps, Map.of());
    }

    @Override
    public Optional<PortableModel> portable(TrainedWeights weights, Table form) {
        List<PortableLayer> layers = new ArrayList<>();
        for (int i = 0; i < settings.hidden().size(); i++) {
            layers.add(Dense.portable(weights, hidden(i)));
            layers.add(new PortableLayer.Elementwise(
                    settings.hidden().get(i), settings.activation().portable()));
        }
        layers.add(Dense.portable(weights, LOGITS));
        return Optional.of(new PortableModel(new PortableLayer.Chain(layers)));
    }

    private static String hidden(int layer) {
        return "hidden" + layer;
    }
}
