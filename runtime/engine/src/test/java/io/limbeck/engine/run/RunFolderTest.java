package io.limbeck.engine.run;

import static io.limbeck.engine.run.Workshop.document;
import static io.limbeck.engine.run.Workshop.student;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.limbeck.spi.InvalidInputException;
import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFolderTest {

    private static final Instant MORNING = Instant.parse("2026-11-21T06:00:00Z");

    @TempDir
    Path runs;

    private RunFolder run(String name, Instant when) throws IOException {
        RunFolder run = new NewRun(runs).create(name, when);
        run.write("experiment.yaml", "limbeck: 1\n");
        run.write("manifest.json", "{\"format\": 1}");
        return run;
    }

    private void refuses(String id, String... parts) {
        assertThatThrownBy(() -> RunFolder.open(runs, id))
                .isInstanceOf(InvalidInputException.class)
                .satisfies(e -> assertThat(e.getMessage()).contains(parts));
    }

    @Test
    void aRunIsFoundByNameBeginningPathAndAsTheLatest() throws IOException {
        RunFolder early = run("Fair credit!", MORNING);
        RunFolder late = run("other", MORNING.plusSeconds(60));
        assertThat(early.id()).isEqualTo("20261121-060000-fair-credit");
        assertThat(RunFolder.open(runs, early.id())).isEqualTo(early);
        assertThat(RunFolder.open(runs, "20261121-0600")).isEqualTo(early);
        assertThat(RunFolder.open(runs.resolve("elsewhere"), early.path().toString()))
                .isEqualTo(early);
        assertThat(RunFolder.open(runs, "latest")).isEqualTo(late);
    }

    @Test
    void runsOfTheSameSecondAreToldApartAndListedInTheirOrder() throws IOException {
        RunFolder first = run("z", MORNING);
        RunFolder second = run("a", MORNING);
        RunFolder third = run("z", MORNING);
        assertThat(third.id()).isEqualTo("20261121-060000-z-2");
        // A file system's clock can be too coarse to tell them apart.
        List<RunFolder> inOrder = List.of(first, second, third);
        for (int i = 0; i < inOrder.size(); i++) {
            FileTime later = FileTime.from(MORNING.plusMillis(i));
            Files.setLastModifiedTime(inOrder.get(i).path().resolve("experiment.yaml"), later);
        }
        assertThat(RunFolder.list(runs)).containsExactly(first.path(), second.path(), third.path());
    }

    @Test
    void anAmbiguousBeginningListsTheCandidates() throws IOException {
        run("one", MORNING);
        run("two", MORNING);
        refuses("2026", "'2026' is the beginning of 2 runs", "'20261121-060000-one', '20261121-060000-two'");
        refuses("1999", "there is no run '1999'", "limbeck runs");
        refuses(" ", "empty");
    }

    @Test
    void aRunOfANewerFormatIsRefused() throws IOException {
        RunFolder run = run("new", MORNING);
        run.write("manifest.json", "{\"format\": 2}");
        refuses("latest", "format '2'", "knows formats up to 1");
        run.write("manifest.json", "{\"format\": ");
        refuses("latest", "manifest.json", "cannot be read");
    }

    @Test
    void aNameWithoutLettersAndALongNameMakeFolders() throws IOException {
        assertThat(run("Ω", MORNING).id()).isEqualTo("20261121-060000-run");
        assertThat(run("x".repeat(300), MORNING).id()).hasSize(16 + 48);
    }

    @Test
    void aFolderThatCannotBeWrittenIsToldWithARemedy() throws IOException {
        Path file = Files.writeString(runs.resolve("file"), "");
        assertThatThrownBy(() -> new NewRun(file.resolve("below")).create("x", MORNING))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("--runs: cannot write to the folder")
                .hasMessageContaining("--runs DIR");
        assertThat(RunFolder.list(file)).isEmpty();
    }

    @Test
    void aRunIsLockedByOneAtATime() throws Exception {
        RunFolder run = run("locked", MORNING);
        assertThat(run.state()).isEqualTo(RunFolder.State.INTERRUPTED);
        assertThat(run.path().resolve("lock")).doesNotExist();
        try (AutoCloseable lock = run.lock()) {
            assertThat(run.state()).isEqualTo(RunFolder.State.RUNNING);
            assertThatThrownBy(run::lock)
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("this process is working on this run");
            assertThat(lockedElsewhere(run))
                    .as("still locked, although it was looked at")
                    .isTrue();
        }
        assertThat(run.state()).isEqualTo(RunFolder.State.INTERRUPTED);
        assertThat(lockedElsewhere(run)).isFalse();
    }

    /** {@return what another process sees}: POSIX locks do not hold within one. */
    private static boolean lockedElsewhere(RunFolder run) throws Exception {
        Process process = other(run, "0");
        return process.waitFor() == 1;
    }

    private static Process other(RunFolder run, String millis) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xshare:auto",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Other.class.getName(),
                        run.path().resolve("lock").toString(),
                        millis)
                .redirectErrorStream(true)
                .redirectOutput(new File(run.path().resolve("other.log").toString()))
                .start();
    }

    /** Another process that takes the lock and holds it: it ends with 1 if it cannot. */
    static final class Other {
        private Other() {}

        public static void main(String[] arguments) throws Exception {
            try (FileChannel channel =
                    FileChannel.open(Path.of(arguments[0]), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                if (channel.tryLock() == null) {
                    System.exit(1);
                }
                Files.writeString(Path.of(arguments[0] + ".taken"), "");
                Thread.sleep(Long.parseLong(arguments[1]));
            }
        }
    }

    @Test
    void aRunThatAnotherProcessWorksOnIsRunningAndCannotBeResumed() throws Exception {
        RunFolder run = run("elsewhere", MORNING);
        Process other = other(run, "60000");
        while (other.isAlive() && !Files.exists(run.path().resolve("lock.taken"))) {
            Thread.sleep(5);
        }
        assertThat(run.state()).isEqualTo(RunFolder.State.RUNNING);
        assertThatThrownBy(run::lock)
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("another process is working on this run")
                .hasMessageContaining("wait for it, or stop it first");
        other.destroyForcibly().waitFor();
        assertThat(run.state()).isEqualTo(RunFolder.State.INTERRUPTED);
        run.lock().close();
    }

    @Test
    void aTornLastEventIsDroppedWhenTheRunIsResumed() throws IOException {
        Workshop workshop = new Workshop(runs);
        RunFolder run = workshop.run(document(student("a"))).folder();
        Path events = run.path().resolve("events.jsonl");
        List<String> before = Files.readAllLines(events);
        Files.delete(run.path().resolve("report.json"));
        Files.writeString(events, String.join("\n", before.subList(0, 5)) + "\n{\"seq\":5,\"ti");
        workshop.engine().resume(run, RunListener.NONE);
        List<String> after = Files.readAllLines(events);
        assertThat(after.subList(0, 5)).isEqualTo(before.subList(0, 5));
        for (int i = 0; i < after.size(); i++) {
            JsonNode event = new ObjectMapper().readTree(after.get(i));
            assertThat(event.path("seq").asInt(-1)).isEqualTo(i);
        }
        assertThat(after.get(after.size() - 1)).contains("run-finished");
    }
}
