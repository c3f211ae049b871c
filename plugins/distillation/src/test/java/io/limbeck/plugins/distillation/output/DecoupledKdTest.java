package io.limbeck.plugins.distillation.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.limbeck.spi.ModelSpec;
import io.limbeck.spi.PortSpecs;
import io.limbeck.spi.Problem;
import io.limbeck.spi.TableSpec;
import io.limbeck.spi.tensorflow.LossTerm;
import io.limbeck.testkit.LossHarness;
import io.limbeck.testkit.SettingsDefaults;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class DecoupledKdTest {

    private static LossTerm decoupled(double alpha, double beta, double temperature) {
        return new DecoupledKd(new DecoupledKd.Settings(alpha, beta, temperature, true));
    }

    private static float ln(double value) {
        return (float) Math.log(value);
    }

    /** Teacher (1/2, 3/8, 1/8), student (1/4, 1/4, 1/2), true class 0: b is (1/2, 1/2) and (1/4, 3/4). */
    private static LossHarness byHand(LossTerm term) {
        return LossHarness.of(term).logits(new float[] {0, 0, ln(2)}).labels(0).teacher(new float[] {ln(4), ln(3), 0});
    }

    @Test
    void theFirstPartIsTheTrueClassAgainstTheRest() {
        assertThat(byHand(decoupled(1, 0, 1)).value())
                .isCloseTo(0.5 * Math.log(0.5 / 0.25) + 0.5 * Math.log(0.5 / 0.75), within(1e-6));
    }

    /** Among themselves the others are (3/4, 1/4) to the teacher, (1/3, 2/3) to the student. */
    @Test
    void theSecondPartIsTheOthersAmongThemselves() {
        assertThat(byHand(decoupled(0, 1, 1)).value())
                .isCloseTo(0.75 * Math.log(0.75 * 3) + 0.25 * Math.log(0.25 * 3 / 2), within(1e-6));
    }

    /** Zhao et al. 2022: KD = TCKD + (1 - p_y) · NCKD, with the teacher's p_y; here 1/2. */
    @Test
    void weightedByTheTeachersDoubtTheSumIsKd() {
        double kd = byHand(new SoftenedKl(new SoftenedKl.Settings(1, true))).value();
        assertThat(byHand(decoupled(1, 0.5, 1)).value()).isCloseTo(kd, within(1e-6));
    }

    /** mdistiller's dkd_loss with its CIFAR-100 recipe (α = 1, β = 8, T = 4), in double precision. */
    @Test
    void itAgreesWithThePublishedCode() {
        assertThat(ThreeRows.harness(decoupled(1, 8, 4)).value()).isCloseTo(1.9838752, within(1e-5));
        assertThat(ThreeRows.harness(decoupled(1, 1, 2)).value()).isCloseTo(0.5332086, within(1e-5));
    }

    @Test
    void withTwoClassesItIsKdWhateverBetaIs() {
        LossHarness two = LossHarness.of(decoupled(1, 8, 2))
                .logits(new float[] {1, -1})
                .labels(1)
                .teacher(new float[] {0, 3});
        double kd = LossHarness.of(new SoftenedKl(new SoftenedKl.Settings(2, true)), two.batch())
                .value();
        assertThat(two.value()).isCloseTo(kd, within(1e-5));
    }

    @Test
    void withTwoClassesItSaysThatKdWouldDo() {
        PortSpecs specs = new PortSpecs(Map.of(
                "data",
                new TableSpec(List.of(), List.of("no", "yes"), 1, Map.of(), -1),
                "teacher",
                new ModelSpec(List.of("no", "yes"))));
        Problem problem = DecoupledKd.check(SettingsDefaults.of(DecoupledKd.Settings.class), specs)
                .problems()
                .get(0);
        assertThat(problem.severity()).isEqualTo(Problem.Severity.WARNING);
        assertThat(problem.message())
                .isEqualTo("has nothing to say about the wrong classes among themselves: the data has 2 classes");
        assertThat(problem.remedy()).contains("distillation/kd");
    }
}
