package io.limbeck.engine.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.limbeck.engine.report.HtmlReport;
import io.limbeck.spi.InvalidInputException;
import io.limbeck.spi.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One run on disk, the whole truth about it. Files are written beside and renamed, so that a crash leaves a readable
 * run.
 *
 * @param path the folder
 */
public record RunFolder(Path path) {

    /** The version of the layout that this code writes. */
    static final int FORMAT = 1;

    static final String MANIFEST = "manifest.json";

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** {@return the name of a run's folder, after time and experiment: {@code 20261121-055512-fair-credit}} */
    public static String nameFor(String name, Instant now) {
        String slug =
                name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        return STAMP.format(now) + "-" + (slug.isEmpty() ? "run" : slug.substring(0, Math.min(48, slug.length())));
    }

    /**
     * Finds a run by id, by the beginning of its id if that is unique, by path, or the newest by {@code latest}.
     *
     * @throws InvalidInputException if there is none, or it was written by a newer version
     */
    public static RunFolder open(Path runs, String id) {
        return new RunShelf(runs).open(id);
    }

    /** {@return the folders of all runs below {@code runs}, oldest first} */
    public static List<Path> list(Path runs) {
        return new RunShelf(runs).list();
    }

    /** {@return the run's name} */
    public String id() {
        return path.toAbsolutePath().normalize().getFileName().toString();
    }

    /** {@return the provenance} */
    public JsonNode manifest() {
        return json(MANIFEST)
                .orElseThrow(() -> new InvalidInputException(Problem.error(
                        path.toString(), "is not a run: it has no manifest.json", "'limbeck runs' lists the runs")));
    }

    /** How far a run is. */
    public enum State {
        /** It has its report. */
        FINISHED,
        /** A process works on it. */
        RUNNING,
        /** Nobody works on it, and it has no report. */
        INTERRUPTED;

        /** {@return the name in lists} */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** {@return how far the run is} */
    public State state() {
        if (Files.exists(path.resolve("report.json"))) {
            return State.FINISHED;
        }
        return RunLock.isHeld(path) ? State.RUNNING : State.INTERRUPTED;
    }

    /** {@return the finished report, if the run is finished} */
    public Optional<JsonNode> report() {
        return json("report.json");
    }

    Optional<JsonNode> json(String file) {
        Path target = path.resolve(file);
        if (!Files.exists(target)) {
            return Optional.empty();
        }
        try {
            JsonNode tree = JSON.readTree(target.toFile());
            if (tree != null && tree.isObject()) {
                return Optional.of(tree);
            }
            throw damaged(target, "it holds no JSON object");
        } catch (JsonProcessingException e) {
            throw damaged(
                    target,
                    "it is not JSON from line " + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr() + " on");
        } catch (IOException e) {
            throw damaged(target, String.valueOf(e.getMessage()));
        }
    }

    InvalidInputException damaged(Path file, String reason) {
        return new InvalidInputException(Problem.error(
                file.toString(),
                "cannot be read: " + reason,
                file.endsWith(MANIFEST)
                        ? "the run has to be done again; what it stored is reused"
                        : "remove the file, and 'limbeck resume " + id() + "' makes it anew"));
    }

    void write(String file, ObjectNode content) throws IOException {
        write(file, JSON.writeValueAsString(content) + "\n");
    }

    void write(String file, String content) throws IOException {
        Path target = path.resolve(file);
        Path beside = path.resolve(file + ".part");
        try (FileChannel channel = FileChannel.open(
                beside, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(content.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(beside, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    String text(String file) throws IOException {
        return Files.readString(path.resolve(file));
    }

    Path checkpoints(String key) {
        return path.resolve(Engine.CHECKPOINTS).resolve(key);
    }

    /** Holds the run for this process; closing lets it go. */
    AutoCloseable lock() throws IOException {
        return RunLock.take(path);
    }

    /** Removes a run that nobody can finish: what was handed in is wrong. */
    void remove() {
        try {
            delete(path);
        } catch (IOException e) {
            System.getLogger(RunFolder.class.getName())
                    .log(System.Logger.Level.WARNING, "The folder '" + path + "' could not be removed", e);
        }
    }

    /** Removes a folder that never became a run, or what a finished run needs no more. */
    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(one);
            }
        }
    }

    /** Writes {@code report.html} of this run, which must be finished, anew and {@return where it is}. */
    public Path renderReport() {
        JsonNode report =
                report().orElseThrow(() -> new IllegalStateException("The run '" + id() + "' has no report yet"));
        try {
            write("report.html", new HtmlReport().render(report));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return path().resolve("report.html");
    }
}
