package io.limbeck.plugins.distillation.term;

import static org.assertj.core.api.Assertions.assertThat;

import io.limbeck.spi.ModelSpec;
import io.limbeck.spi.PortSpec;
import io.limbeck.spi.PortSpecs;
import io.limbeck.spi.Problem;
import io.limbeck.spi.TableSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class TeacherCheckTest {

    private static List<Problem> problems(PortSpec... specs) {
        Map<String, PortSpec> byPort = new LinkedHashMap<>();
        for (PortSpec spec : specs) {
            byPort.put(spec instanceof TableSpec ? "data" : "teacher", spec);
        }
        return TeacherCheck.ports(new PortSpecs(byPort)).problems();
    }

    private static TableSpec data(String... classes) {
        return new TableSpec(List.of(), List.of(classes), -1, Map.of(), -1);
    }

    private static ModelSpec teacher(String... classes) {
        return new ModelSpec(List.of(classes), List.of());
    }

    @Test
    void aTermWithoutATeacherIsToldWhatToDo() {
        assertThat(problems(data("no", "yes")))
                .containsExactly(Problem.error(
                        "",
                        "needs a teacher, but the experiment has none",
                        "add a 'teacher' section or remove this term"));
    }

    @Test
    void aTeacherOfMoreClassesThanTheDataIsAnError() {
        Problem problem = problems(data("no", "yes"), teacher("a", "b", "c")).get(0);
        assertThat(problem.severity()).isEqualTo(Problem.Severity.ERROR);
        assertThat(problem.message())
                .isEqualTo("the teacher tells 3 classes apart, 'a', 'b', 'c', but the data has 2, 'no', 'yes'");
        assertThat(problem.remedy()).isNotBlank();
    }

    @Test
    void aTeacherOfOtherNamesIsAWarning() {
        Problem problem = problems(data("no", "yes"), teacher("yes", "no")).get(0);
        assertThat(problem.severity()).isEqualTo(Problem.Severity.WARNING);
        assertThat(problem.message())
                .isEqualTo("the teacher names its classes 'yes', 'no', but the data names them 'no', 'yes'");
    }

    @Test
    void whatIsNotKnownIsNotComplainedAbout() {
        assertThat(problems(teacher())).isEmpty();
        assertThat(problems(data(), teacher("a"))).isEmpty();
        assertThat(problems(data("a", "b"), teacher())).isEmpty();
        assertThat(problems(data("a", "b"), teacher("a", "b"))).isEmpty();
    }
}
