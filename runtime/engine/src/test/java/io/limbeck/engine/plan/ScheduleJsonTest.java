package io.limbeck.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.limbeck.spi.Schedule;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScheduleJsonTest {

    @Test
    void schedulesThatDifferInOneNumberDifferInTheirForm() {
        List<JsonNode> forms = List.<Schedule>of(
                        Schedule.ONE,
                        Schedule.constant(2),
                        new Schedule.Ramp(1, 2, 3),
                        new Schedule.Ramp(0, 2, 3),
                        new Schedule.Ramp(1, 0, 3),
                        new Schedule.Ramp(1, 2, 0),
                        new Schedule.Step(1, 2, 3, true),
                        new Schedule.Step(0, 2, 3, true),
                        new Schedule.Step(1, 0, 3, true),
                        new Schedule.Step(1, 2, 1, true),
                        new Schedule.Step(1, 2, 3, false),
                        new Schedule.Cosine(1, 2),
                        new Schedule.Cosine(0, 2),
                        new Schedule.Cosine(1, 0),
                        new Schedule.Target(1, 2, 3, 4, Schedule.Target.On.DECISIONS),
                        new Schedule.Target(0, 2, 3, 4, Schedule.Target.On.DECISIONS),
                        new Schedule.Target(1, 1, 3, 4, Schedule.Target.On.DECISIONS),
                        new Schedule.Target(1, 2, 0, 4, Schedule.Target.On.DECISIONS),
                        new Schedule.Target(1, 2, 3, 5, Schedule.Target.On.DECISIONS),
                        new Schedule.Target(1, 2, 3, 4, Schedule.Target.On.PROBABILITIES),
                        new Schedule.Exponential(1, 2),
                        new Schedule.Exponential(0, 2),
                        new Schedule.Exponential(1, 0),
                        new Schedule.Warmup(2, false, Schedule.ONE),
                        new Schedule.Warmup(2, true, Schedule.ONE),
                        new Schedule.Warmup(3, true, Schedule.ONE),
                        new Schedule.Warmup(3, true, new Schedule.Cosine(1, 2)))
                .stream()
                .map(ScheduleJson::of)
                .toList();

        assertThat(forms).doesNotHaveDuplicates();
    }

    @Test
    void aFormIsThatOfTheDocument() {
        assertThat(ScheduleJson.of(Schedule.constant(0.5))).hasToString("0.5");
        assertThat(ScheduleJson.of(new Schedule.Ramp(0, 1, 5)))
                .hasToString("{\"schedule\":\"ramp\",\"from\":0.0,\"to\":1.0,\"epochs\":5.0}");
    }
}
