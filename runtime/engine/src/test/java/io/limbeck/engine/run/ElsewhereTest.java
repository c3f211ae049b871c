package io.limbeck.engine.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.limbeck.engine.catalog.Catalog;
import io.limbeck.engine.catalog.CatalogLoader;
import io.limbeck.engine.plan.Step;
import io.limbeck.engine.tensorflow.SessionOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs whose work is done by worker processes, held against the same runs in this process. */
class ElsewhereTest {

    private static final Catalog CATALOG = CatalogLoader.load(ElsewhereTest.class.getClassLoader());

    @TempDir
    Path folder;

    private RunFolder run(String document, String execution, RunListener listener, String... overrides) {
        Workplace workplace = new Workplace(
                folder.resolve(execution.replaceAll("\\W", "-")), Optional.empty(), SessionOptions.of("cpu", 1));
        return new Engine(CATALOG, workplace, Backends.of(execution, CATALOG))
                .run(
                        new Submission(document, "elsewhere.yaml", folder, List.of(overrides), OptionalLong.empty()),
                        listener);
    }

    private String here(String document, String... overrides) {
        return RunProcess.hash(run(document, "execution/in-process", RunListener.NONE, overrides));
    }

    @Test
    void aSweepInTwoProcessesEndsWithTheHashOfOneInThisProcess() {
        String document = Workshop.document(Workshop.student("pupil"));
        String[] swept = {"students.pupil.objective[1].temperature=1,4", "repeat=2"};
        Workshop.Watched watched = new Workshop.Watched();
        RunFolder elsewhere = run(document, "execution/processes,workers=2,heap=512", watched, swept);
        assertThat(RunProcess.hash(elsewhere)).isEqualTo(here(document, swept));
        assertThat(watched.passes).as("what happened elsewhere is told here").isNotEmpty();
    }

    /** Three federations on four workers: their clients are spread. */
    @Test
    void clientsInOtherProcessesGiveTheWeightsOfClientsInThisOne() {
        RunFolder elsewhere =
                run(FederatedRunTest.MANY_PARTS, "execution/processes,workers=4,heap=256", RunListener.NONE);
        assertThat(RunProcess.hash(elsewhere)).isEqualTo(here(FederatedRunTest.MANY_PARTS));
    }

    @Test
    void aWorkerThatIsKilledInTheMiddleOfAFederationIsReplaced() {
        AtomicInteger killed = new AtomicInteger();
        RunListener killing = new RunListener() {
            @Override
            public void stepProgress(Step step, long done, long total, Map<String, Double> metrics) {
                if (done == 2 && killed.get() == 0) {
                    ProcessHandle.current().children().limit(1).forEach(child -> {
                        killed.incrementAndGet();
                        child.destroyForcibly();
                    });
                }
            }
        };
        String document = FederatedRunTest.federated("  rounds: 5\n");
        RunFolder elsewhere = run(document, "execution/processes,workers=2,heap=256", killing);
        assertThat(killed).hasValue(1);
        assertThat(RunProcess.hash(elsewhere)).isEqualTo(here(document));
    }

    @Test
    void whatFailsElsewhereFailsWithTheSameWords() {
        String document = Workshop.document(Workshop.student("pupil"));
        String alone = "twins=[]";
        String wild = "students.pupil.train.optimizer={use: optimizers/sgd, learningRate: 1e30}";
        String[] words = new String[2];
        String[] places = {"execution/in-process", "execution/processes,workers=1,heap=256"};
        for (int i = 0; i < 2; i++) {
            int place = i;
            assertThatThrownBy(() -> run(document, places[place], RunListener.NONE, alone, wild))
                    .isInstanceOf(RunFailedException.class)
                    .satisfies(failure -> words[place] = String.valueOf(failure.getMessage()));
        }
        assertThat(words[1]).contains(words[0]).startsWith("A worker failed over '");
    }
}
