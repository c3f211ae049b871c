package plugin.example;

import io.limbeck.spi.Default;
import io.limbeck.spi.ModelSpec;
import io.limbeck.spi.PortSpecs;
import io.limbeck.spi.Ports;
import io.limbeck.spi.Summary;
import io.limbeck.spi.TableSpec;
import io.limbeck.spi.tensorflow.Forward;
import io.limbeck.spi.tensorflow.ForwardInputs;
import io.limbeck.spi.tensorflow.Initializer;
import io.limbeck.spi.tensorflow.StudentArchitecture;
import io.limbeck.spi.tensorflow.VariableScope;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Positive;
import java.util.List;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * One layer of gated linear units, h = (x·A + a) ⊙ σ(x·B + b), then logits = h·C + c (Dauphin et al.: Language Modeling
 * with Gated Convolutional Networks, 2017, eq. 1). The layer can be tapped as {@code gated}.
 */
final class GatedLayer implements StudentArchitecture {

    @Summary("One layer of gated linear units")
    record Settings(@Summary("Units of the layer") @Default("16") @Positive @Max(65536) int units) {}

    private final Settings settings;

    GatedLayer(Settings settings) {
        this.settings = settings;
    }

    /** Before anything runs: a model of the data's classes, with one layer to look at. */
    static Ports ports(Settings settings, PortSpecs specs) {
        return Ports.giving(new ModelSpec(specs.data().map(TableSpec::classes).orElse(List.of()), List.of("gated")));
    }

    @Override
    public Forward build(ForwardInputs in) {
        Ops tf = in.tf();
        int width = in.data().shape().stream().reduce(1, Math::multiplyExact);
        Operand<TFloat32> rows = tf.reshape(in.features(), tf.array(-1, width));
        Operand<TFloat32> values = dense(in, "values", rows, width, settings.units());
        Operand<TFloat32> gates = tf.math.sigmoid(dense(in, "gates", rows, width, settings.units()));
        Operand<TFloat32> gated = tf.math.mul(values, gates);
        Operand<TFloat32> logits = dense(in, "logits", gated, settings.units(), in.data().outputs());
        return new Forward(logits, Map.of("gated", gated), Map.of());
    }

    private static Operand<TFloat32> dense(
            ForwardInputs in, String name, Operand<TFloat32> rows, long inputs, long outputs) {
        VariableScope scope = in.variables().child(name);
        Operand<TFloat32> weights =
                scope.trainable("weights", Shape.of(inputs, outputs), Initializer.glorotUniform());
        Operand<TFloat32> biases = scope.trainable("biases", Shape.of(outputs), Initializer.zeros());
        return in.tf().nn.biasAdd(in.tf().linalg.matMul(in.activation(name, rows), weights), biases);
    }
}
