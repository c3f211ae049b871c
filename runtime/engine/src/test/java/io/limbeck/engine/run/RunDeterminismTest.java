package io.limbeck.engine.run;

import static io.limbeck.engine.run.Workshop.document;
import static io.limbeck.engine.run.Workshop.student;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same seed gives the same figures, in any folder, process and number of threads. */
class RunDeterminismTest {

    @TempDir
    Path folder;

    private String hash(String name, int threads) throws IOException, InterruptedException {
        Path document = Files.writeString(folder.resolve("tiny.yaml"), document(student("a")));
        return RunProcess.hash(
                RunProcess.finish(document, folder.resolve(name), threads, 5000, folder.resolve(name + ".log")));
    }

    @Test
    void oneThreadOrTwoTheHashOfTheMetricsIsTheSame() throws IOException, InterruptedException {
        String once = hash("one", 1);
        assertThat(hash("one-again", 1)).isEqualTo(once);
        String twice = hash("two", 2);
        assertThat(hash("two-again", 2)).isEqualTo(twice);
        assertThat(twice).isEqualTo(once);
    }

    @Test
    void anotherSeedGivesAnotherHash() {
        String same =
                new Workshop(folder.resolve("a")).run(document(student("a"))).hash();
        assertThat(new Workshop(folder.resolve("b")).run(document(student("a"))).hash())
                .isEqualTo(same);
        assertThat(new Workshop(folder.resolve("c"))
                        .run(document(student("a")), "seed=18")
                        .hash())
                .isNotEqualTo(same);
    }
}
