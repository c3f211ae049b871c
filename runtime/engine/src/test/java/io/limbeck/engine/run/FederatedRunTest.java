package io.limbeck.engine.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.limbeck.engine.catalog.CatalogLoader;
import io.limbeck.engine.tensorflow.SessionOptions;
import io.limbeck.spi.InvalidInputException;
import io.limbeck.spi.RandomSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FederatedRunTest {

    private static final String HEAD = "limbeck: 1\nname: federation\nseed: 5\ntwins: []\n" + Workshop.DATA;
    private static final String EVALUATE = "evaluate: [quality/accuracy, uncertainty/nll]\n";

    static final String MANY_PARTS = HEAD + """
            students:
              remembering:
                use: federation/federated
                clients: {use: federation/dirichlet, clients: 8, alpha: 0.5}
                architecture: {use: models/mlp, hidden: [6], dropout: 0.2}
                train: {epochs: 2, batch: 10, optimizer: {use: optimizers/sgd, learningRate: 0.1}}
                aggregation: federation/scaffold
                availability: {use: federation/stragglers, share: 0.5}
                globalObjective: [{use: distillation/kd, weight: 0.3}]
                rounds: 6
              fused:
                use: federation/federated
                clients: {use: federation/dirichlet, clients: 8, alpha: 0.5}
                architecture: {use: models/mlp, hidden: [6]}
                train: {batch: 10, optimizer: {use: optimizers/sgd, learningRate: 0.1}}
                aggregation: federation/fedadam
                filters: [{use: federation/sign-flip, share: 0.25}, {use: federation/clipping, bound: 1}]
                serverStep: {use: federation/ensemble-fusion, publicShare: 0.2}
                rounds: 4
              exchanged:
                use: federation/exchange
                clients: {use: federation/dirichlet, clients: 8, alpha: 0.5}
                architectures: [models/linear, {use: models/mlp, hidden: [6]}]
                architecture: {use: models/mlp, hidden: [4]}
                consensus: federation/era
                rounds: 2
            """ + EVALUATE;

    @TempDir
    Path folder;

    static String federated(String more) {
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

    /** One client that makes three steps on all rows is the same alone and in a federation of one round. */
    @Test
    void aClientAloneIsAFederationOfOne() {
        String students = """
                students:
                  alone:
                    use: federation/alone
                    clients: {use: federation/iid, clients: 1}
                    architecture: {use: models/mlp, hidden: [4]}
                    train: {steps: 3, batch: 100000, optimizer: {use: optimizers/sgd, learningRate: 0.5}}
                  federated:
                    use: federation/federated
                    clients: {use: federation/iid, clients: 1}
                    architecture: {use: models/mlp, hidden: [4]}
                    train: {steps: 3, batch: 100000, optimizer: {use: optimizers/sgd, learningRate: 0.5}}
                    rounds: 1
                """;
        RunFolder run = new Workshop(folder).run(HEAD + students + EVALUATE).folder();
        assertThat(loss(run, "alone")).isCloseTo(loss(run, "federated"), within(1e-7));
    }

    @Test
    void anExchangeSendsAnswersAboutPublicRowsAndNothingElse() {
        String student = """
                student:
                  use: federation/exchange
                  clients: {use: federation/iid, clients: 4}
                  architectures: [models/linear, {use: models/mlp, hidden: [6]}]
                  architecture: {use: models/mlp, hidden: [4]}
                  publicShare: 0.25
                  rounds: 3
                """;
        RunFolder run = new Workshop(folder).run(HEAD + student + EVALUATE).folder();
        assertThat(facts(run).path("publicRows").path("mean").asLong()).isEqualTo(150);
        assertThat(facts(run).path("bytesUp").path("mean").asLong()).isEqualTo(3 * 4 * 150 * 2 * 4);
        assertThat(facts(run).path("bytesDown").path("mean").asLong()).isEqualTo(3 * 4 * 150 * 2 * 4);
    }

    private String hash(int workers) {
        Engine engine = new Engine(
                CatalogLoader.load(FederatedRunTest.class.getClassLoader()),
                new Workplace(
                        folder.resolve("workers" + workers),
                        Optional.empty(),
                        SessionOptions.CPU.withWorkers(workers)));
        return RunProcess.hash(engine.run(
                new Submission(MANY_PARTS, "parts.yaml", folder, List.of(), OptionalLong.empty()), RunListener.NONE));
    }

    @Test
    void theResultDoesNotDependOnTheNumberOfWorkers() {
        String alone = hash(1);
        assertThat(hash(3)).isEqualTo(alone);
    }
}
