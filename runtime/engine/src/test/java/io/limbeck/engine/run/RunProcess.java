package io.limbeck.engine.run;

import io.limbeck.engine.catalog.CatalogLoader;
import io.limbeck.engine.tensorflow.SessionOptions;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/** A process of its own that runs a document in a folder of runs, or goes on with the run that is there. */
final class RunProcess {

    private RunProcess() {}

    /** Arguments: the document, the folder of runs, the number of threads, the milliseconds between checkpoints. */
    public static void main(String[] arguments) throws IOException {
        Path document = Path.of(arguments[0]);
        Path runs = Path.of(arguments[1]);
        SessionOptions session = SessionOptions.of("cpu", Integer.parseInt(arguments[2]));
        Workplace workplace =
                new Workplace(runs, Optional.empty(), session, Duration.ofMillis(Long.parseLong(arguments[3])));
        Engine engine = new Engine(CatalogLoader.load(RunProcess.class.getClassLoader()), workplace);
        if (RunFolder.list(runs).isEmpty()) {
            engine.run(
                    new Submission(
                            Files.readString(document),
                            document.toString(),
                            document.toAbsolutePath().getParent(),
                            List.of(),
                            OptionalLong.empty()),
                    RunListener.NONE);
        } else {
            engine.resume(RunFolder.open(runs, "latest"), RunListener.NONE);
        }
    }

    /** Starts one; what it says goes to {@code log}. */
    static Process start(Path document, Path runs, int threads, long checkpointMillis, Path log) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                "-Xmx512m"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), RunProcess.class.getName()));
        command.addAll(List.of(
                document.toString(), runs.toString(), Integer.toString(threads), Long.toString(checkpointMillis)));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(new File(log.toString())));
        builder.environment().put("TF_CPP_MIN_LOG_LEVEL", "2");
        return builder.start();
    }

    /** Runs one to its end and {@return the finished run}. */
    static RunFolder finish(Path document, Path runs, int threads, long checkpointMillis, Path log)
            throws IOException, InterruptedException {
        Process process = start(document, runs, threads, checkpointMillis, log);
        if (!process.waitFor(2, TimeUnit.MINUTES) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new AssertionError("The process failed: " + Files.readString(log));
        }
        return RunFolder.open(runs, "latest");
    }

    static String hash(RunFolder run) {
        return run.report().orElseThrow().path("metricsHash").asText();
    }
}
