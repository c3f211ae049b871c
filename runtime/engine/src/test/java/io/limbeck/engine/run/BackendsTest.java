package io.limbeck.engine.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.limbeck.engine.catalog.Catalog;
import io.limbeck.engine.catalog.CatalogLoader;
import io.limbeck.spi.InvalidInputException;
import io.limbeck.spi.execution.WorkerProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackendsTest {

    private static final Catalog CATALOG = CatalogLoader.load(BackendsTest.class.getClassLoader());

    @TempDir
    Path folder;

    private static void refused(String written, String... words) {
        assertThatThrownBy(() -> Backends.of(written, CATALOG))
                .isInstanceOfSatisfying(
                        InvalidInputException.class,
                        wrong -> assertThat(wrong.problems().toString()).contains(words));
    }

    @Test
    void theProcessThatWasStartedIsTheDefaultAndHasNoWorkers() {
        WorkerProgram program = Backends.program();
        assertThat(Backends.of("execution/in-process", CATALOG).start(program)).isEmpty();
        assertThat(Backends.of("in-process", CATALOG).start(program)).isEmpty();
    }

    @Test
    void aFileHoldsUseAndSettings() throws IOException {
        Path file = Files.writeString(folder.resolve("cluster.yaml"), "use: execution/processes\nworkers: 0\n");
        refused(file.toString(), "--execution.workers", "must be greater than or equal to 1", "'0'");
    }

    @Test
    void whatIsMistypedIsNamed() {
        refused("execution/proceses", "there is no execution backend 'execution/proceses'", "execution/processes");
        refused("execution/processes,workers", "'workers' is no setting", "setting=value");
        refused("execution/processes,wokers=2", "wokers", "workers");
        refused("quality/accuracy", "there is no execution backend 'quality/accuracy'");
    }

    @Test
    void aWorkerRunsTheCodeOfTheHost() {
        WorkerProgram program = Backends.program();
        assertThat(program.mainClass()).isEqualTo("io.limbeck.engine.worker.Worker");
        assertThat(program.classPath())
                .allMatch(one -> Path.of(one).isAbsolute())
                .anyMatch(one -> one.contains("engine"));
        assertThat(program.with(List.of("-Xmx1m")).options()).endsWith("-Xmx1m");
    }
}
