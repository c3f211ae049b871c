package io.limbeck.plugins.spark;

import io.limbeck.spi.InvalidInputException;
import io.limbeck.spi.Problem;
import io.limbeck.spi.execution.Frame;
import io.limbeck.spi.execution.WorkLostException;
import io.limbeck.spi.execution.Workforce;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Spark's driver in a JVM of its own. It ends when this process does, however that ends: its standard input ends then. */
final class DriverProcess implements Workforce {

    /** Number of messages that are about no task. */
    private static final long NOBODY = -1;

    private static final String MAIN = "io.limbeck.spark.driver.SparkDriver";

    /** What Spark reaches into; JavaModuleOptions of Spark 4 names the same. */
    private static final List<String> OPENED = List.of(
            "java.lang",
            "java.lang.invoke",
            "java.lang.reflect",
            "java.io",
            "java.net",
            "java.nio",
            "java.util",
            "java.util.concurrent",
            "java.util.concurrent.atomic",
            "jdk.internal.ref",
            "sun.nio.ch",
            "sun.nio.cs",
            "sun.security.action",
            "sun.util.calendar");

    private final Process process;
    private final Path log;
    private final DataOutputStream out;
    private final DataInputStream in;
    private final Map<Long, CompletableFuture<byte[]>> open = new ConcurrentHashMap<>();
    private final AtomicLong numbers = new AtomicLong();
    private volatile int slots;
    private volatile boolean closed;

    private DriverProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
        this.out = new DataOutputStream(new BufferedOutputStream(process.getOutputStream(), 1 << 16));
        this.in = new DataInputStream(new BufferedInputStream(process.getInputStream(), 1 << 16));
    }

    /**
     * Starts Spark's driver and waits for the first workers.
     *
     * @throws InvalidInputException if none come
     */
    static DriverProcess start(SparkFolder folder, Properties told, int patience) {
        try {
            Path log = Files.createTempFile("limbeck-spark-", ".log");
            ProcessBuilder builder = new ProcessBuilder(command(folder)).redirectError(log.toFile());
            builder.environment().remove("SPARK_HOME");
            if (told.containsKey("host")) {
                builder.environment().put("SPARK_LOCAL_IP", told.getProperty("host"));
            }
            DriverProcess driver = new DriverProcess(builder.start(), log);
            driver.begin(told, patience);
            return driver;
        } catch (IOException e) {
            throw new UncheckedIOException("Spark's driver cannot be started: " + e.getMessage(), e);
        }
    }

    private static List<String> command(SparkFolder folder) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        OPENED.forEach(name -> command.add("--add-opens=java.base/" + name + "=ALL-UNNAMED"));
        command.addAll(List.of("-Xmx1g", "-XX:+UseSerialGC", "-Djdk.reflect.useDirectMethodHandle=false"));
        command.add("-cp");
        command.add(folder.jars().resolve("*") + File.pathSeparator + folder.driver());
        command.add(MAIN);
        return command;
    }

    private void begin(Properties told, int patience) throws IOException {
        StringWriter text = new StringWriter();
        told.store(text, null);
        new Frame(Frame.Type.READY, NOBODY, text.toString().getBytes(StandardCharsets.UTF_8)).write(out);
        Optional<Frame> first = Frame.read(in);
        if (first.isEmpty() || first.get().type() != Frame.Type.READY) {
            String reason = first.map(frame -> new String(frame.content(), StandardCharsets.UTF_8))
                    .orElseGet(() -> "Spark's driver ended; what it said stands in '" + log + "'");
            close();
            throw new InvalidInputException(Problem.error(
                    "--execution",
                    reason,
                    "look at the master's page: are there workers with free cores, and with the memory that executorMemory"
                            + " asks for? patience=SECONDS waits longer than " + patience + " s"));
        }
        slots = Math.toIntExact(first.get().number());
        Thread reader = new Thread(this::read, "limbeck-spark");
        reader.setDaemon(true);
        reader.start();
    }

    private void read() {
        String reason = "Spark's driver ended; what it said stands in '" + log + "'";
        try {
            for (Optional<Frame> frame = Frame.read(in); frame.isPresent(); frame = Frame.read(in)) {
                take(frame.get());
            }
        } catch (IOException e) {
            reason = reason + " (" + e.getMessage() + ")";
        }
        WorkLostException lost = new WorkLostException(reason);
        open.values().forEach(future -> future.completeExceptionally(lost));
    }

    private void take(Frame frame) {
        switch (frame.type()) {
            case READY -> slots = Math.toIntExact(frame.number());
            case DONE ->
                Optional.ofNullable(open.remove(frame.number())).ifPresent(future -> future.complete(frame.content()));
            case LOST ->
                Optional.ofNullable(open.remove(frame.number()))
                        .ifPresent(future -> future.completeExceptionally(
                                new WorkLostException(new String(frame.content(), StandardCharsets.UTF_8))));
            case SHARE, FORGET, TASK -> throw new IllegalStateException("The driver says '" + frame.type() + "'");
        }
    }

    private synchronized void write(Frame frame) {
        try {
            frame.write(out);
        } catch (IOException e) {
            throw new WorkLostException("Spark's driver ended; what it said stands in '" + log + "'", e);
        }
    }

    @Override
    public int slots() {
        return slots;
    }

    @Override
    public long share(byte[] content) {
        long number = numbers.getAndIncrement();
        write(new Frame(Frame.Type.SHARE, number, content));
        return number;
    }

    @Override
    public void forget(long shared) {
        if (!closed && process.isAlive()) {
            write(new Frame(Frame.Type.FORGET, shared));
        }
    }

    @Override
    public CompletableFuture<byte[]> submit(List<Long> shared, byte[] task) {
        long number = numbers.getAndIncrement();
        CompletableFuture<byte[]> future = new CompletableFuture<>();
        open.put(number, future);
        write(new Frame(Frame.Type.TASK, number, shared, task));
        if (!process.isAlive()) {
            future.completeExceptionally(
                    new WorkLostException("Spark's driver ended; what it said stands in '" + log + "'"));
        }
        return future;
    }

    @Override
    public void close() {
        closed = true;
        try {
            out.close();
        } catch (IOException e) {
            // It ended before: there is nothing left to be said.
        }
        boolean well = false;
        try {
            well = process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
        if (well) {
            try {
                Files.deleteIfExists(log);
            } catch (IOException e) {
                // A log too many does no harm.
            }
        }
    }
}
