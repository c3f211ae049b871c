package io.limbeck.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.limbeck.spi.RandomSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run whose process is killed (SIGKILL) at any moment and that is resumed ends as one that was never killed. */
class KilledRunTest {

    private static final String DOCUMENT = "limbeck: 1\nname: killed\nseed: 23\ntwins: []\n"
            + Workshop.DATA.replace("1200", "2000")
            + """
            teacher:
              architecture: {use: models/mlp, hidden: [32], dropout: 0.3}
              train: {epochs: 150, batch: 32}
            student:
              architecture: {use: models/mlp, hidden: [8], dropout: 0.1}
              objective: [{use: distillation/kd, temperature: 2}]
              train: {epochs: 130, batch: 32, earlyStopping: {watch: loss, patience: 500}}
            """
            + Workshop.EVALUATE;
    private static final int KILLS = 10;
    /** A busy machine may let this process look only when a result has long been stored. */
    private static final int MOST_SERIES = 10;

    private static final int MOST_KILLS = 30;
    private static final int CHECKPOINT_MILLIS = 30;

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    private Path document;
    private int midTraining;
    private int kills;

    private Process start(Path runs) throws IOException {
        return RunProcess.start(document, runs, 1, CHECKPOINT_MILLIS, folder.resolve("killed.log"));
    }

    private RunFolder finish(Path runs) throws IOException, InterruptedException {
        return RunProcess.finish(document, runs, 1, CHECKPOINT_MILLIS, folder.resolve("killed.log"));
    }

    @Test
    void killedAtTenRandomMomentsItEndsWithTheHashOfAnUnbrokenRun() throws IOException, InterruptedException {
        document = Files.writeString(folder.resolve("killed.yaml"), DOCUMENT);
        // The first process may read TensorFlow from a disk: what it takes says nothing of the next.
        finish(folder.resolve("warm"));
        long start = System.nanoTime();
        String unbroken = RunProcess.hash(finish(folder.resolve("unbroken")));
        long millis = (System.nanoTime() - start) / 1_000_000;
        RandomSource random = new RandomSource(5);
        for (int series = 0; kills < KILLS || (midTraining == 0 && kills < MOST_KILLS); series++) {
            Path runs = folder.resolve("series" + series);
            boolean broken = true;
            while (broken && kills < MOST_KILLS) {
                broken = killedAfter(runs, random.below(kills, (int) millis));
                requireReadable(runs);
                kills += broken ? 1 : 0;
            }
            RunFolder ended = broken ? finish(runs) : RunFolder.open(runs, "latest");
            assertThat(RunProcess.hash(ended)).as("series %d", series).isEqualTo(unbroken);
            requireReadable(runs);
        }
        assertThat(midTraining).as("kills in the middle of a training").isPositive();
    }

    /** {@return whether the process was killed}; false if it was done before */
    private boolean killedAfter(Path runs, int millis) throws IOException, InterruptedException {
        Process process = start(runs);
        if (process.waitFor(millis, TimeUnit.MILLISECONDS)) {
            assertThat(process.exitValue()).isZero();
            return false;
        }
        process.destroyForcibly().waitFor();
        midTraining += found(runs, "training.ckpt") ? 1 : 0;
        return true;
    }

    @Test
    void killedWhileAResultIsStoredItEndsWithTheHashOfAnUnbrokenRun() throws IOException, InterruptedException {
        document = Files.writeString(
                folder.resolve("killed.yaml"), DOCUMENT.replace("150", "2").replace("130,", "3,"));
        String unbroken = RunProcess.hash(finish(folder.resolve("unbroken")));
        int hits = 0;
        for (int series = 0; hits == 0 && series < MOST_SERIES; series++) {
            Path runs = folder.resolve("storing" + series);
            for (int attempt = 0; attempt < 4; attempt++) {
                hits += killedWhileStoring(runs) ? 1 : 0;
            }
            assertThat(RunProcess.hash(finish(runs))).as("series %d", series).isEqualTo(unbroken);
            try (Stream<Path> left = Files.list(runs.resolve(".store/unfinished"))) {
                assertThat(left).isEmpty();
            }
        }
        assertThat(hits).as("kills that left an unfinished result").isPositive();
    }

    /** Kills as soon as a result is being written; {@return whether a part of it was left}. */
    private boolean killedWhileStoring(Path runs) throws IOException, InterruptedException {
        Process process = start(runs);
        Path unfinished = runs.resolve(".store/unfinished");
        while (process.isAlive() && !Files.isDirectory(runs.resolve(".store"))) {
            Thread.sleep(5); // it has to start first, and needs the processor for that
        }
        while (process.isAlive() && !found(unfinished, "")) {
            Thread.onSpinWait();
        }
        process.destroyForcibly().waitFor();
        return found(unfinished, "");
    }

    /** {@return whether a file of that name lies anywhere below; any file for an empty name} */
    private static boolean found(Path below, String name) throws IOException {
        if (!Files.isDirectory(below)) {
            return false;
        }
        try (Stream<Path> all = Files.walk(below)) {
            return all.anyMatch(path -> name.isEmpty()
                    ? !path.equals(below)
                    : path.getFileName().toString().equals(name));
        } catch (java.io.UncheckedIOException e) {
            return found(below, name);
        }
    }

    /** Every whole line is an event, and none is missing. */
    private static void requireReadable(Path runs) throws IOException {
        for (Path run : RunFolder.list(runs)) {
            Path events = run.resolve("events.jsonl");
            String text = Files.exists(events) ? Files.readString(events, StandardCharsets.UTF_8) : "";
            int seq = 0;
            for (String line :
                    text.substring(0, text.lastIndexOf('\n') + 1).lines().toList()) {
                JsonNode event = JSON.readTree(line);
                assertThat(event.path("seq").asInt(-1)).isEqualTo(seq++);
            }
        }
    }
}
