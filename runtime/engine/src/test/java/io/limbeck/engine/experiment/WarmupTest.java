package io.limbeck.engine.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.limbeck.engine.document.ExperimentReader;
import io.limbeck.spi.Problem;
import io.limbeck.spi.Schedule;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/**
 * Warm-up, against transformers' {@code get_cosine_schedule_with_warmup} (optimization.py): the rate times {@code
 * step / warmup} at first, then half a cosine over the steps that are left.
 */
class WarmupTest {

    private static final Offset<Double> CLOSE = Offset.offset(1e-12);

    private final List<Problem> problems = new ArrayList<>();

    private Schedule read(String text) {
        JsonNode node = ExperimentReader.value(text);
        return new Schedules(problems).read(node, "learningRate").orElseThrow();
    }

    private List<String> problems(String text) {
        new Schedules(problems).read(ExperimentReader.value(text), "learningRate");
        return problems.stream()
                .map(problem -> problem.where() + ": " + problem.message())
                .toList();
    }

    private static double peer(double rate, int step, int warmup, int steps) {
        if (step < warmup) {
            return rate * step / warmup;
        }
        return rate * 0.5 * (1 + Math.cos(Math.PI * (step - warmup) / (steps - warmup)));
    }

    @Test
    void aCosineAfterAWarmupIsThatOfTransformers() {
        Schedule byEpochs = read("{schedule: warmup, epochs: 2, then: {schedule: cosine, from: 0.1}}");
        Schedule bySteps = read("{schedule: warmup, steps: 20, then: {schedule: cosine, from: 0.1}}");
        for (int step = 0; step <= 80; step++) {
            double expected = peer(0.1, step, 20, 80);
            assertThat(byEpochs.at(step / 10.0, 8, step)).as("step %d", step).isCloseTo(expected, CLOSE);
            assertThat(bySteps.at(step / 10.0, 8, step)).as("step %d", step).isCloseTo(expected, CLOSE);
        }
    }

    @Test
    void aNumberIsReachedAndKept() {
        Schedule schedule = read("{schedule: warmup, epochs: 4, then: 0.2}");
        assertThat(schedule.at(0, 10, 0)).isZero();
        assertThat(schedule.at(1, 10, 7)).isCloseTo(0.05, CLOSE);
        assertThat(schedule.at(4, 10, 28)).isEqualTo(0.2);
        assertThat(schedule.at(10, 10, 70)).isEqualTo(0.2);
    }

    @Test
    void stepsThatFollowAreCountedFromTheEndOfTheWarmup() {
        Schedule schedule = read("{schedule: warmup, epochs: 2, then: {schedule: step, from: 1, factor: 0.5, every: 5,"
                + " unit: steps}}");
        assertThat(schedule.at(2, 10, 20)).isEqualTo(1);
        assertThat(schedule.at(2.4, 10, 24)).isEqualTo(1);
        assertThat(schedule.at(2.5, 10, 25)).isEqualTo(0.5);
    }

    @Test
    void itIsWrittenAsItIsRead() {
        for (String text : List.of(
                "{schedule: warmup, epochs: 2.0, then: 0.2}",
                "{schedule: warmup, steps: 20, then: {schedule: cosine, from: 0.1, to: 0.0}}")) {
            assertThat(Schedules.write(read(text)))
                    .hasToString(ExperimentReader.value(text).toString());
        }
    }

    @Test
    void itLastsSoManyEpochsOrSoManySteps() {
        assertThat(problems("{schedule: warmup, then: 1}"))
                .containsExactly("learningRate: does not say how long it lasts");
        problems.clear();
        assertThat(problems("{schedule: warmup, epochs: 1, steps: 2, then: 1}"))
                .containsExactly("learningRate: a warmup lasts so many epochs or so many steps, not both");
    }

    @Test
    void afterAWarmupComesSomethingElse() {
        assertThat(problems("{schedule: warmup, epochs: 1, then: {schedule: warmup, epochs: 1, then: 1}}"))
                .containsExactly("learningRate.then: is a warmup again");
        problems.clear();
        assertThat(problems("{schedule: warmup, epochs: 1}")).containsExactly("learningRate.then: is missing");
    }
}
