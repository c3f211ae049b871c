package io.limbeck.plugins.distillation.feature;

import static org.assertj.core.api.Assertions.assertThat;

import io.limbeck.spi.ModelSpec;
import io.limbeck.spi.PortSpec;
import io.limbeck.spi.PortSpecs;
import io.limbeck.spi.Problem;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class LayerCheckTest {

    private static final LayerPair PAIR = new Pkt.Settings("hidden0", "hidden1", true);

    private static ModelSpec model(String... taps) {
        return new ModelSpec(List.of("no", "yes"), List.of(taps));
    }

    private static List<Problem> problems(Map<String, PortSpec> specs) {
        return LayerCheck.ports(PAIR, new PortSpecs(specs)).problems();
    }

    @Test
    void layersThatAreThereAreFine() {
        assertThat(problems(Map.of("teacher", model("hidden0"), "architecture", model("hidden0", "hidden1"))))
                .isEmpty();
    }

    @Test
    void aLayerThatIsNotThereIsNamedBesideThoseThatAre() {
        assertThat(problems(Map.of("teacher", model("conv", "logits"), "architecture", model("hidden0"))))
                .containsExactly(
                        Problem.error(
                                "teacherLayer",
                                "the teacher has no layer 'hidden0'; it has 'conv', 'logits'",
                                "write one of those names"),
                        Problem.error(
                                "studentLayer",
                                "the student has no layer 'hidden1'; it has 'hidden0'",
                                "write one of those names"));
    }

    @Test
    void aTeacherThatGivesLogitsAloneIsNoTeacherOfLayers() {
        assertThat(problems(Map.of("teacher", model())))
                .containsExactly(Problem.error(
                        "teacherLayer",
                        "names the layer 'hidden0', but the teacher shows no layers",
                        "use a model with layers, such as 'models/mlp', or a term on logits, such as"
                                + " 'distillation/kd'"));
    }

    @Test
    void withoutATeacherThereIsNothingToMatch() {
        assertThat(problems(Map.of("architecture", model("hidden1"))))
                .extracting(Problem::message)
                .containsExactly("needs a teacher, but the experiment has none");
    }

    @Test
    void anUnknownArchitectureIsNotComplainedAbout() {
        assertThat(problems(Map.of("teacher", model("hidden0")))).isEmpty();
    }
}
