package io.limbeck.plugins.distillation.feature;

import io.limbeck.plugins.distillation.feature.LayerPair.Named;
import io.limbeck.plugins.distillation.feature.LayerPair.Owner;
import io.limbeck.plugins.distillation.term.TeacherCheck;
import io.limbeck.spi.ModelSpec;
import io.limbeck.spi.PortSpecs;
import io.limbeck.spi.Ports;
import io.limbeck.spi.Problem;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** First phase of every term on layers: there is a teacher, and both models have the layers by these names. */
final class LayerCheck {

    private LayerCheck() {}

    static Ports ports(LayerPair pair, PortSpecs inputs) {
        return ports(pair.named(), inputs);
    }

    static Ports ports(List<Named> layers, PortSpecs inputs) {
        if (inputs.teacher().isEmpty()) {
            return TeacherCheck.ports(inputs);
        }
        Ports ports = Ports.NONE;
        for (Named named : layers) {
            Optional<ModelSpec> model =
                    named.owner() == Owner.TEACHER ? inputs.teacher() : inputs.spec("architecture", ModelSpec.class);
            if (model.isPresent() && !model.get().taps().contains(named.layer())) {
                ports = ports.with(missing(named, model.get().taps()));
            }
        }
        return ports;
    }

    /** {@return what to say of a layer that a model does not have} */
    static Problem missing(Named named, Collection<String> known) {
        String who = "the " + named.owner().word();
        if (known.isEmpty()) {
            return Problem.error(
                    named.setting(),
                    "names the layer '" + named.layer() + "', but " + who + " shows no layers",
                    "use a model with layers, such as 'models/mlp', or a term on logits, such as 'distillation/kd'");
        }
        return Problem.error(
                named.setting(),
                who + " has no layer '" + named.layer() + "'; it has '" + String.join("', '", known) + "'",
                "write one of those names");
    }
}
