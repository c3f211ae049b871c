package io.limbeck.engine.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.limbeck.spi.InvalidInputException;
import io.limbeck.spi.RandomSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FederatedRunTest {

    private static final String HEAD = "limbeck: 1\nname: federation\nseed: 5\ntwins: []\n" + Workshop.DATA;
    private static final String EVALUATE = "evaluate: [quality/accuracy, uncertainty/nll]\n";

    @TempDir
    Path folder;

    private static String federated(String more) {
        return HEAD + """
                student:
                  use: federation/federated
                  clients: {use: federation/iid, clients: 12}
                  architecture: {use: models/mlp, hidden: [8], dropout: 0.2}
                  train: {batch: 10, optimizer: {use: optimizers/sgd, learningRate: 0.1}}
                  fraction: 0.5
                """ + more + EVALUATE;
    }

    private static JsonNode models(RunFolder run) {
        return run.report().orElseThrow().path("variants").path(0).path("models");
    }

    private static JsonNode facts(RunFolder run) {
        return models(run).path(0).path("facts");
    }

    private static double loss(RunFolder run, String place) {
        for (JsonNode model : models(run)) {
            if (model.path("title").asText().equals(place)) {
                for (JsonNode metric : model.path("metrics")) {
                    if (metric.path("metric").asText().equals("uncertainty/nll")) {
                        return metric.path("figure").path("mean").asDouble();
                    }
                }
            }
        }
        throw new AssertionError("There is no loss of " + place + " in " + models(run));
    }

    /** Clients that make one step on all their rows, weighed by their rows, make together one step on all rows (McMahan et al. 2017, section 2). */
    @Test
    void aFederationOfFullBatchesIsGradientDescentOnAllRows() {
        Workshop workshop = new Workshop(folder);
        String start = """
                parts:
                  base:
                    use: models/trained
                    architecture: {use: models/linear}
                    train: {steps: 3, batch: 32, optimizer: {use: optimizers/sgd, learningRate: 0.05}}
                students:
                  central:
                    start: $base
                    architecture: {use: models/linear}
                    train: {steps: 15, batch: 100000, optimizer: {use: optimizers/sgd, learningRate: 0.5}}
                  federated:
                    use: federation/federated
                    start: $base
                    clients: {use: federation/iid, clients: 7}
                    architecture: {use: models/linear}
                    train: {steps: 1, batch: 100000, optimizer: {use: optimizers/sgd, learningRate: 0.5}}
                    rounds: 15
                """;
        RunFolder run = workshop.run(HEAD + start + EVALUATE).folder();
        assertThat(loss(run, "federated")).isCloseTo(loss(run, "central"), within(1e-6));
    }

    @Test
    void killedBetweenRoundsItEndsWithTheHashOfAnUnbrokenRun() throws IOException, InterruptedException {
        Path document = Files.writeString(folder.resolve("federated.yaml"), federated("  rounds: 150\n"));
        Path log = folder.resolve("killed.log");
        RunProcess.finish(document, folder.resolve("warm"), 1, 30, log);
        long start = System.nanoTime();
        String unbroken = RunProcess.hash(RunProcess.finish(document, folder.resolve("unbroken"), 1, 30, log));
        long millis = (System.nanoTime() - start) / 1_000_000;
        RandomSource random = new RandomSource(5);
        int between = 0;
        for (int kill = 0; kill < 5 || (between == 0 && kill < 20); kill++) {
            Path runs = folder.resolve("killed" + kill);
            Process process = RunProcess.start(document, runs, 1, 30, log);
            if (!process.waitFor(millis / 2 + random.below(kill, (int) millis / 2), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly().waitFor();
                between += standing(runs) ? 1 : 0;
            }
            assertThat(RunProcess.hash(RunProcess.finish(document, runs, 1, 30, log)))
                    .as("kill %d", kill)
                    .isEqualTo(unbroken);
        }
        assertThat(between).as("kills between two rounds").isPositive();
    }

    private static boolean standing(Path runs) throws IOException {
        if (!Files.exists(runs)) {
            return false;
        }
        try (Stream<Path> all = Files.walk(runs)) {
            return all.anyMatch(path -> path.endsWith("federation.standing"));
        }
    }

    @Test
    void everySettingThatNoClientCanFollowIsAProblem() {
        Workshop workshop = new Workshop(folder);
        assertThatThrownBy(() -> workshop.run(
                        federated("  rounds: 2\n").replace("batch: 10", "batch: 10, earlyStopping: {patience: 3}")))
                .isInstanceOfSatisfying(
                        InvalidInputException.class,
                        e -> assertThat(e.problems()).singleElement().satisfies(problem -> {
                            assertThat(problem.where()).isEqualTo("student.train.earlyStopping");
                            assertThat(problem.message()).startsWith("is for a whole training");
                        }));
        assertThatThrownBy(() -> workshop.run(federated("  rounds: 2\n  judgeEvery: 0\n  stopping: {}\n")))
                .isInstanceOfSatisfying(InvalidInputException.class, e -> assertThat(e.problems())
                        .singleElement()
                        .satisfies(problem -> assertThat(problem.where()).isEqualTo("student.judgeEvery")));
    }

    @Test
    void bytesAreThoseOfTheVectorsThatWereSent() {
        RunFolder run = new Workshop(folder).run(federated("  rounds: 4\n")).folder();
        JsonNode facts = facts(run);
        long parameters = facts.path("parameters").path("mean").asLong();
        assertThat(facts.path("bytesDown").path("mean").asLong()).isEqualTo(4 * 6 * 4 * parameters);
        assertThat(facts.path("bytesUp").path("mean").asLong()).isEqualTo(4 * 6 * 4 * parameters);
        assertThat(facts.path("clientsPerRound").path("mean").asLong()).isEqualTo(6);
    }

    @Test
    void aTargetTellsAfterHowManyRoundsItWasReachedAndMayEndTheFederation() {
        RunFolder run = new Workshop(folder)
                .run(federated("  rounds: 50\n  target: {accuracy: 0.55, stop: true}\n"))
                .folder();
        double reached = facts(run).path("roundsToTarget").path("mean").asDouble();
        double rounds = facts(run).path("rounds").path("mean").asDouble();
        assertThat(reached).isLessThanOrEqualTo(rounds).isGreaterThan(rounds - 1 - 1e-9);
        assertThat(rounds).isLessThan(50);
    }

    @Test
    void aFederationWhoseTraceHasChangedIsTrainedAnew() throws IOException {
        String document = federated("  rounds: 2\n  availability: {use: federation/trace, file: trace.csv}\n");
        Path trace = Files.writeString(folder.resolve("trace.csv"), "client,round,work,late\n");
        double whole = facts(new Workshop(folder).run(document).folder())
                .path("bytesUp")
                .path("mean")
                .asDouble();
        StringBuilder absent = new StringBuilder("client,round,work,late\n");
        for (int client = 0; client < 12; client++) {
            absent.append(client).append(",0,0,0\n");
        }
        Files.writeString(trace, absent);
        double half = facts(new Workshop(folder).run(document).folder())
                .path("bytesUp")
                .path("mean")
                .asDouble();
        assertThat(half).isEqualTo(whole / 2);
    }
}
