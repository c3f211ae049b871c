package io.limbeck.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.limbeck.engine.catalog.Catalog;
import io.limbeck.engine.catalog.CatalogLoader;
import io.limbeck.engine.plan.Step;
import io.limbeck.engine.run.Backends;
import io.limbeck.engine.run.Engine;
import io.limbeck.engine.run.RunFolder;
import io.limbeck.engine.run.RunListener;
import io.limbeck.engine.run.Submission;
import io.limbeck.engine.run.Workplace;
import io.limbeck.engine.tensorflow.SessionOptions;
import io.limbeck.spi.InvalidInputException;
import io.limbeck.spi.execution.ExecutionBackend;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** One master and two workers for all tests; the last one kills a worker. */
@Timeout(180)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SparkRunTest {

    private static final Catalog CATALOG = CatalogLoader.load(SparkRunTest.class.getClassLoader());
    private static final Path HOME = Path.of(System.getProperty("limbeck.spark"), "jars/target/spark");

    private static final String DATA = """
            limbeck: 1
            name: elsewhere
            seed: 17
            data:
              use: data/simulated-lending
              rows: 600
              sensitive: [group]
              prepare: [data/one-hot, data/standardize]
            evaluate: [quality/accuracy, fairness/demographic-parity]
            """;
    private static final String SWEEP = DATA + """
            teacher: {architecture: {use: models/mlp, hidden: [16]}, train: {epochs: 3, batch: 64}}
            student:
              architecture: {use: models/mlp, hidden: [4]}
              objective: [distillation/cross-entropy, {use: distillation/kd, temperature: 2}]
              train: {epochs: 2, batch: 64}
            """;
    private static final String FEDERATION = DATA + """
            student:
              use: federation/federated
              clients: {use: federation/dirichlet, clients: 12, alpha: 0.5}
              architecture: {use: models/mlp, hidden: [8], dropout: 0.2}
              train: {batch: 10, optimizer: {use: optimizers/sgd, learningRate: 0.1}}
              aggregation: federation/scaffold
              rounds: 8
            """;

    @TempDir
    private static Path folder;

    private static StandaloneCluster cluster;

    @BeforeAll
    static void start() {
        cluster = new StandaloneCluster(HOME, folder, 2);
    }

    @AfterAll
    static void stop() {
        cluster.close();
    }

    private static ExecutionBackend spark(String more) {
        return Backends.of("spark/standalone,master=" + cluster.master() + ",heap=256" + more, CATALOG);
    }

    private static String hash(String document, ExecutionBackend execution, RunListener listener, String... overrides)
            throws IOException {
        Path runs = Files.createTempDirectory(folder, "runs");
        Workplace workplace = new Workplace(runs, Optional.empty(), SessionOptions.of("cpu", 1));
        RunFolder run = new Engine(CATALOG, workplace, execution)
                .run(
                        new Submission(document, "elsewhere.yaml", folder, List.of(overrides), OptionalLong.empty()),
                        listener);
        return run.report().orElseThrow().path("metricsHash").asText();
    }

    private static String here(String document, String... overrides) throws IOException {
        return hash(document, program -> Optional.empty(), RunListener.NONE, overrides);
    }

    @Test
    @Order(1)
    void noClassOfSparkIsOnTheClassPathOfTheHost() {
        assertThatThrownBy(() -> Class.forName("org.apache.spark.SparkContext"))
                .isInstanceOf(ClassNotFoundException.class);
    }

    @Test
    @Order(2)
    void aSweepOnTwoWorkersEndsWithTheHashOfOneInThisProcess() throws IOException {
        String[] swept = {"student.objective[1].temperature=1,4", "repeat=2"};
        assertThat(hash(SWEEP, spark(""), RunListener.NONE, swept)).isEqualTo(here(SWEEP, swept));
    }

    @Test
    @Order(3)
    void moreMemoryThanAWorkerHasIsRefusedWithARemedy() {
        assertThatThrownBy(() -> hash(SWEEP, spark(",patience=3,executorMemory=900"), RunListener.NONE))
                .isInstanceOfSatisfying(InvalidInputException.class, wrong -> assertThat(
                                wrong.problems().toString())
                        .contains("gave no worker within 3 s", "executorMemory"));
    }

    @Test
    @Order(4)
    void aFederationWhoseWorkerIsKilledEndsWithTheHashOfOneInThisProcess() throws IOException {
        AtomicInteger killed = new AtomicInteger();
        RunListener killing = new RunListener() {
            @Override
            public void stepProgress(Step step, long done, long total, Map<String, Double> metrics) {
                if (done == 3 && killed.get() == 0) {
                    killed.set(cluster.kill(0));
                }
            }
        };
        assertThat(hash(FEDERATION, spark(""), killing)).isEqualTo(here(FEDERATION));
        assertThat(killed.get())
                .as("worker, executor and the worker process beside it")
                .isEqualTo(3);
    }
}
