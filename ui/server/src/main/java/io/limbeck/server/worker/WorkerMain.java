package io.limbeck.server.worker;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.limbeck.engine.catalog.Catalog;
import io.limbeck.engine.catalog.CatalogLoader;
import io.limbeck.engine.run.Backends;
import io.limbeck.engine.run.Engine;
import io.limbeck.engine.run.Workplace;
import io.limbeck.engine.stop.StopSignal;
import io.limbeck.engine.stop.StoppedException;
import io.limbeck.engine.tensorflow.SessionOptions;
import io.limbeck.engine.track.TensorBoard;
import io.limbeck.loader.PluginSettings;
import io.limbeck.spi.InvalidInputException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The process of one run: {@code WorkerMain RUNS ID [DATA]}. Its job comes as the first line of standard input. The line
 * {@code stop} there, and the signals TERM and INT, make it write a checkpoint and end; when the input ends, so does the process
 * at once, so that no worker outlives its server. What became of the run is said by the exit code and by the last line of
 * standard output.
 */
public final class WorkerMain {

    /** The run is done. */
    public static final int DONE = 0;

    /** The run failed; the last line is an {@link Outcome}. */
    public static final int FAILED = 1;

    /** The input is wrong; the last line is an {@link Outcome}. */
    public static final int INPUT_WRONG = 2;

    /** The server is gone. */
    public static final int ORPHANED = 3;

    /** It was asked to stop, and wrote down where it was. */
    public static final int STOPPED = 4;

    /** The system property that says who does the run's work; without it this process does. */
    public static final String EXECUTION = "limbeck.execution";

    /** The line that asks for a stop. */
    public static final String STOP = "stop";

    /** Long enough for one step of a training and its checkpoint; whoever sent the signal may kill sooner. */
    private static final int SECONDS_TO_STOP = 30;

    private static final ObjectMapper JSON = new ObjectMapper();

    private WorkerMain() {}

    /** Works on one run. */
    public static void main(String[] arguments) throws IOException {
        PrintStream out = System.out;
        System.setOut(System.err);
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        Job job = Job.read(String.valueOf(in.readLine()));
        StopSignal stop = new StopSignal();
        CountDownLatch over = new CountDownLatch(1);
        Thread lifeline = new Thread(() -> endWith(in, stop), "lifeline");
        lifeline.setDaemon(true);
        lifeline.start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> await(over, stop), "stopping"));
        int code = work(Path.of(arguments[0]), arguments[1], data(arguments), job, stop, out);
        over.countDown();
        System.exit(code);
    }

    private static Optional<Path> data(String[] arguments) {
        return arguments.length > 2 ? Optional.of(Path.of(arguments[2])) : Optional.empty();
    }

    private static void await(CountDownLatch over, StopSignal stop) {
        stop.give();
        try {
            over.await(SECONDS_TO_STOP, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void endWith(BufferedReader in, StopSignal stop) {
        try {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (line.equals(STOP)) {
                    stop.give();
                }
            }
        } catch (IOException e) {
            // It ended all the same.
        }
        Runtime.getRuntime().halt(ORPHANED);
    }

    private static int work(Path runs, String id, Optional<Path> data, Job job, StopSignal stop, PrintStream out) {
        try (TensorBoard board = new TensorBoard()) {
            SessionOptions session = SessionOptions.of(job.device(), job.threads());
            Workplace workplace = new Workplace(runs, data, session).until(stop);
            ClassLoader host = WorkerMain.class.getClassLoader();
            Catalog catalog = CatalogLoader.load(host, PluginSettings.of(System.getenv()));
            @Nullable String execution = System.getProperty(EXECUTION);
            Engine engine = execution == null
                    ? new Engine(catalog, workplace)
                    : new Engine(catalog, workplace, Backends.of(execution, catalog));
            engine.runAs(id, job.submission(), board);
            return DONE;
        } catch (StoppedException e) {
            return STOPPED;
        } catch (InvalidInputException e) {
            tell(Outcome.of(e), out);
            return INPUT_WRONG;
        } catch (RuntimeException | LinkageError | OutOfMemoryError e) {
            e.printStackTrace();
            tell(Outcome.of(e), out);
            return FAILED;
        }
    }

    private static void tell(Outcome outcome, PrintStream out) {
        try {
            out.println(JSON.writeValueAsString(outcome));
            out.flush();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("An outcome is always JSON", e);
        }
    }
}
