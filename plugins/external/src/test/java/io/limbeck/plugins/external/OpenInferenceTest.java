package io.limbeck.plugins.external;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.limbeck.plugins.external.Endpoint.Mischief;
import io.limbeck.spi.InvalidInputException;
import io.limbeck.spi.data.Split;
import io.limbeck.spi.data.Table;
import io.limbeck.spi.model.Teacher;
import io.limbeck.testkit.FakeContext;
import io.limbeck.testkit.SettingsDefaults;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenInferenceTest {

    private static final Mischief NONE = (question, exchange) -> false;

    @TempDir
    Path folder;

    private Teacher open(String url, Table rows, Map<String, Object> more) {
        Map<String, Object> settings = new HashMap<>(Map.of("url", url, "model", "linear", "batch", 3, "timeout", 1));
        settings.putAll(more);
        return new OpenInference(SettingsDefaults.of(OpenInference.Settings.class, settings), new FakeContext())
                .open(Rows.lesson(rows, folder));
    }

    @Test
    void rowsAreAskedInPortionsAndAnsweredInOrder() throws IOException {
        Table rows = Rows.of(7);
        try (Endpoint endpoint = new Endpoint(NONE);
                Teacher teacher = open(endpoint.url() + "/", rows, Map.of())) {
            assertThat(teacher.outputs(rows, Split.TEST).logits()).containsExactly(Rows.expected(rows), within(1e-5f));
            assertThat(endpoint.questions).hasValue(3);
        }
    }

    @Test
    void aFailureThatPassesIsTriedAgain() throws IOException {
        Table rows = Rows.of(3);
        Mischief twice = (question, exchange) -> {
            if (question > 2) {
                return false;
            }
            Endpoint.answer(exchange, 503, "busy");
            return true;
        };
        try (Endpoint endpoint = new Endpoint(twice);
                Teacher teacher = open(endpoint.url(), rows, Map.of())) {
            assertThat(teacher.outputs(rows, Split.TEST).logits()).containsExactly(Rows.expected(rows), within(1e-5f));
            assertThat(endpoint.questions).hasValue(3);
        }
    }

    @Test
    void afterAnInterruptionOnlyTheRestIsAsked() throws IOException {
        Table rows = Rows.of(9);
        Mischief dies = (question, exchange) -> {
            if (question != 3) {
                return false;
            }
            Endpoint.answer(exchange, 400, "out of memory");
            return true;
        };
        try (Endpoint endpoint = new Endpoint(dies)) {
            try (Teacher teacher = open(endpoint.url(), rows, Map.of())) {
                assertThatThrownBy(() -> teacher.outputs(rows, Split.TEST))
                        .as("the run's folder stays")
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessageContaining("refuses with status 400: 'out of memory'")
                        .hasMessageContaining("'limbeck resume' asks only for the rest");
            }
            assertThat(endpoint.rows).hasValue(6);
            try (Teacher teacher = open(endpoint.url(), rows, Map.of())) {
                assertThat(teacher.outputs(rows, Split.TEST).logits())
                        .containsExactly(Rows.expected(rows), within(1e-5f));
            }
            assertThat(endpoint.rows).hasValue(9);
        }
    }

    @Test
    void anAnswerThatWasCutShortIsAskedForAgain() throws IOException {
        Table rows = Rows.of(3);
        try (Endpoint endpoint = new Endpoint(NONE)) {
            for (int time = 0; time < 2; time++) {
                try (Teacher teacher = open(endpoint.url(), rows, Map.of())) {
                    assertThat(teacher.outputs(rows, Split.TEST).logits())
                            .containsExactly(Rows.expected(rows), within(1e-5f));
                }
                try (Stream<Path> files = Files.list(folder.resolve("answers"))) {
                    for (Path file : files.toList()) {
                        byte[] whole = Files.readAllBytes(file);
                        Files.write(file, java.util.Arrays.copyOf(whole, whole.length - 5));
                    }
                }
            }
            assertThat(endpoint.questions).hasValue(2);
        }
    }

    @Test
    void aSlowEndpointGetsAClearError() throws IOException {
        Mischief sleeps = (question, exchange) -> {
            try {
                Thread.sleep(1500);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            exchange.close();
            return true;
        };
        Table rows = Rows.of(3);
        try (Endpoint endpoint = new Endpoint(sleeps);
                Teacher teacher = open(endpoint.url(), rows, Map.of("retries", 1))) {
            assertThatThrownBy(() -> teacher.outputs(rows, Split.TEST))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("does not answer: no answer within 1 s, tried 2 times")
                    .hasMessageContaining("raise 'timeout' or 'retries'");
        }
    }

    @Test
    void anEndpointThatDiesHalfWayLeavesARunToResume() throws IOException {
        Mischief dies = (question, exchange) -> {
            if (question == 1) {
                return false;
            }
            exchange.close();
            return true;
        };
        Table rows = Rows.of(6);
        try (Endpoint endpoint = new Endpoint(dies);
                Teacher teacher = open(endpoint.url(), rows, Map.of("retries", 0))) {
            assertThatThrownBy(() -> teacher.outputs(rows, Split.TEST))
                    .as("not the input is wrong")
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("the endpoint '" + endpoint.url() + "' does not answer")
                    .hasMessageContaining("'limbeck resume' asks only for the rest");
        }
    }

    @Test
    void aDeadEndpointGetsAClearError() throws IOException {
        Endpoint gone = new Endpoint(NONE);
        gone.close();
        assertThatThrownBy(() -> open(gone.url(), Rows.of(3), Map.of("retries", 1)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("does not answer")
                .hasMessageContaining("start the server or correct 'url'");
    }

    @Test
    void anUnknownModelAndAWrongShapeGetClearErrors() throws IOException {
        try (Endpoint endpoint = new Endpoint(NONE)) {
            assertThatThrownBy(() -> open(endpoint.url(), Rows.of(3), Map.of("model", "tree")))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("refuses with status 404")
                    .hasMessageContaining("there is no model 'tree'");
            assertThatThrownBy(() -> open(endpoint.url(), Rows.wider(3), Map.of()))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("but the data's rows have shape [3]");
        }
    }

    @Test
    void anAnswerOfAnotherShapeIsRefused() throws IOException {
        Mischief short1 = (question, exchange) -> {
            Endpoint.answer(exchange, 200, """
                    {"outputs": [{"name": "logits", "datatype": "FP32", "shape": [1, 2], "data": [1, 2]}]}
                    """);
            return true;
        };
        Table rows = Rows.of(3);
        try (Endpoint endpoint = new Endpoint(short1);
                Teacher teacher = open(endpoint.url(), rows, Map.of())) {
            assertThatThrownBy(() -> teacher.outputs(rows, Split.TEST))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("was asked about 3 rows and answers with shape [1,2]");
        }
    }

    @Test
    void theTokenComesFromTheEnvironmentAndItsAbsenceIsSaid() throws IOException {
        try (Endpoint endpoint = new Endpoint(NONE)) {
            assertThatThrownBy(
                            () -> open(endpoint.url(), Rows.of(3), Map.of("tokenFrom", Optional.of("NO_SUCH_TOKEN"))))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("the environment variable 'NO_SUCH_TOKEN' is not set");
            // PATH is set wherever tests run; what matters is that its value goes out as a bearer token.
            open(endpoint.url(), Rows.of(3), Map.of("tokenFrom", Optional.of("PATH")))
                    .close();
            assertThat(endpoint.authorization).isEqualTo("Bearer " + System.getenv("PATH"));
        }
    }
}
