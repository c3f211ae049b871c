package io.limbeck.server.queue;

import io.limbeck.loader.PluginSettings;
import io.limbeck.server.config.ServerConfig;
import io.limbeck.server.worker.WorkerMain;
import io.limbeck.spi.NativeExecutable;
import io.limbeck.spi.execution.WorkerProgram;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A process that works on one run: a JVM, or the same native executable once more. It ends when its standard input does.
 *
 * @param lease the right to work on the run
 * @param process the process
 */
record WorkerProcess(Leases.Lease lease, Process process) {

    /** Where Spark's jars are, as the start script says. */
    private static final String SPARK = "limbeck.spark";

    /** A document may name environment variables that hold tokens; these are none of its business. */
    private static final Set<String> SECRETS =
            Set.of("LIMBECK_ADMIN_TOKEN", "LIMBECK_MLFLOW_TOKEN", "LIMBECK_POSTGRESQL_PASSWORD");

    /** How a worker ended. */
    record End(int code, String lastLine) {}

    /** Starts a worker that has the plugins of that directory besides those of the server. */
    static WorkerProcess start(Leases.Lease lease, ServerConfig config, Optional<PluginSettings> directory)
            throws IOException {
        List<String> command = new ArrayList<>(NativeExecutable.isRunning() ? itself(config) : jvm(config));
        command.add(config.runs().toAbsolutePath().normalize().toString());
        command.add(lease.run());
        config.data().ifPresent(data -> command.add(data.toAbsolutePath().toString()));
        Path log = config.state().resolve("logs").resolve(lease.run() + ".log");
        Files.createDirectories(log.getParent());
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
        directory.ifPresent(plugins -> builder.environment().putAll(plugins.environment()));
        builder.environment().keySet().removeAll(SECRETS);
        Process process = builder.start();
        try {
            process.getOutputStream().write((lease.job() + "\n").getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().flush();
        } catch (IOException e) {
            // It died at once; its end tells how.
        }
        return new WorkerProcess(lease, process);
    }

    private static List<String> jvm(ServerConfig config) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(config.worker().options().trim().split("\\s+")));
        command.add("-Dfile.encoding=UTF-8");
        config.execution().ifPresent(who -> command.add("-D" + WorkerMain.EXECUTION + "=" + who));
        Optional.ofNullable(System.getProperty(SPARK)).ifPresent(folder -> command.add("-D" + SPARK + "=" + folder));
        command.add("-cp");
        command.add(config.worker().classPath().orElseGet(WorkerProcess::classPath));
        command.add(WorkerMain.class.getName());
        return command;
    }

    /** A native executable has no Java beside it: its first argument makes it a worker. */
    private static List<String> itself(ServerConfig config) {
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current()
                .info()
                .command()
                .orElseThrow(() -> new IllegalStateException("This system does not say which executable is running")));
        config.execution().ifPresent(who -> command.add("-D" + WorkerMain.EXECUTION + "=" + who));
        command.add(WorkerProgram.WORKER);
        return command;
    }

    /** The jars of a packaged application, or the class path of the JVM that runs it otherwise. */
    private static String classPath() {
        String own = System.getProperty("java.class.path");
        Path jar = Path.of(own.split(File.pathSeparator)[0]).toAbsolutePath();
        Path app = jar.resolveSibling("app");
        if (!jar.endsWith("quarkus-run.jar")) {
            return own;
        }
        return String.join(
                File.pathSeparator,
                app + File.separator + "*",
                jar.resolveSibling("lib/boot") + File.separator + "*",
                jar.resolveSibling("lib/main") + File.separator + "*");
    }

    /** Waits for its end and {@return how it ended}. */
    End await() throws InterruptedException {
        String last = "";
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                last = line;
            }
        } catch (IOException | UncheckedIOException e) {
            // It was killed while it spoke.
        }
        return new End(process.waitFor(), last);
    }

    /** Asks it to write a checkpoint and end. */
    void askToStop() {
        try {
            process.getOutputStream().write((WorkerMain.STOP + "\n").getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().flush();
        } catch (IOException e) {
            // It is gone already.
        }
    }

    void kill() {
        process.destroyForcibly();
    }
}
