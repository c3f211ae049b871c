package io.limbeck.spark.driver;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.jspecify.annotations.Nullable;

/**
 * The application on the cluster. Each task is a job of one partition, so that it can be handed in at any time; Spark repeats
 * it elsewhere if the machine that was at it is lost.
 */
final class Cluster implements AutoCloseable {

    private static final long POLL_MILLIS = 500;

    /** Workers that register within this time of each other are all there before the first task goes out. */
    private static final long SETTLED_MILLIS = 2000;

    private final JavaSparkContext spark;
    private final Answers answers;
    private final Program program;
    private final long patienceMillis;
    private final Map<Long, Broadcast<byte[]>> shared = new ConcurrentHashMap<>();
    private final Set<Long> open = ConcurrentHashMap.newKeySet();
    private final ExecutorService waiting = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "limbeck-task");
        thread.setDaemon(true);
        return thread;
    });

    Cluster(Properties told, Answers answers) {
        this.answers = answers;
        this.program = new Program(list(told, "options"), list(told, "classPath"), told.getProperty("mainClass"));
        this.patienceMillis = 1000L * Integer.parseInt(told.getProperty("patience"));
        this.spark = new JavaSparkContext(configuration(told));
        spark.setLogLevel("WARN");
    }

    private static SparkConf configuration(Properties told) {
        SparkConf conf = new SparkConf()
                .setAppName("Limbeck")
                .setMaster(told.getProperty("master"))
                .setJars(new String[] {told.getProperty("jar")})
                .set("spark.ui.enabled", "false")
                .set("spark.executor.memory", told.getProperty("executorMemory"))
                .set("spark.locality.wait", "0")
                .set("spark.task.maxFailures", "8");
        if (told.containsKey("host")) {
            conf.set("spark.driver.host", told.getProperty("host"));
            conf.set("spark.driver.bindAddress", told.getProperty("host"));
        }
        if (!told.getProperty("cores").equals("0")) {
            conf.set("spark.cores.max", told.getProperty("cores"));
        }
        return conf;
    }

    private static ArrayList<String> list(Properties told, String name) {
        return new ArrayList<>(Arrays.asList(told.getProperty(name).split("\n")));
    }

    /** The driver is one of those that are told. */
    private int executors() {
        return spark.sc().statusTracker().getExecutorInfos().length - 1;
    }

    /** Waits for the first workers and says how many tasks they take; goes on to say so when workers come and go. */
    void awaitWorkers() {
        long begin = System.currentTimeMillis();
        long changed = begin;
        int there = 0;
        while (there == 0 || System.currentTimeMillis() - changed < SETTLED_MILLIS) {
            if (there == 0 && System.currentTimeMillis() - begin > patienceMillis) {
                throw new IllegalStateException("the Spark master '" + spark.master() + "' gave no worker within "
                        + patienceMillis / 1000 + " s");
            }
            pause();
            int now = executors();
            changed = now == there ? changed : System.currentTimeMillis();
            there = now;
        }
        answers.ready(slots());
        Thread watch = new Thread(this::watch, "limbeck-watch");
        watch.setDaemon(true);
        watch.start();
    }

    private int slots() {
        return spark.defaultParallelism();
    }

    private static void pause() {
        try {
            Thread.sleep(POLL_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void watch() {
        int told = slots();
        long alone = 0;
        while (!Thread.currentThread().isInterrupted()) {
            pause();
            if (slots() != told) {
                told = slots();
                answers.ready(told);
            }
            alone = executors() > 0 || open.isEmpty() ? 0 : alone + POLL_MILLIS;
            if (alone > patienceMillis) {
                for (long task : open) {
                    lost(
                            task,
                            "all workers of '" + spark.master() + "' are gone, and none came back within "
                                    + patienceMillis / 1000 + " s");
                }
                spark.cancelAllJobs();
            }
        }
    }

    void share(long number, byte[] content) {
        shared.put(number, spark.broadcast(content));
    }

    void forget(long number) {
        Broadcast<byte[]> gone = shared.remove(number);
        if (gone != null) {
            gone.destroy();
        }
    }

    void submit(long number, List<Long> needs, byte[] content) {
        LinkedHashMap<Long, Broadcast<byte[]>> needed = new LinkedHashMap<>();
        needs.forEach(one ->
                needed.put(one, Objects.requireNonNull(shared.get(one), () -> "Nobody shared the bytes " + one)));
        Perform perform = new Perform(program, needed, new ArrayList<>(shared.keySet()));
        open.add(number);
        waiting.execute(() -> {
            try {
                byte[] answer = spark.parallelize(List.of(content), 1)
                        .map(perform)
                        .collectAsync()
                        .get()
                        .get(0);
                done(number, answer);
            } catch (ExecutionException e) {
                lost(number, "Spark gave it up: " + firstLine(e.getCause()));
            } catch (InterruptedException | RuntimeException e) {
                lost(number, "Spark did not take it: " + firstLine(e));
            }
        });
    }

    private void done(long number, byte[] answer) {
        if (open.remove(number)) {
            byte[] content = Arrays.copyOfRange(answer, 1, answer.length);
            if (answer[0] == Perform.DONE) {
                answers.done(number, content);
            } else {
                answers.lost(number, new String(content, StandardCharsets.UTF_8));
            }
        }
    }

    private void lost(long number, String reason) {
        if (open.remove(number)) {
            answers.lost(number, reason);
        }
    }

    private static String firstLine(@Nullable Throwable failure) {
        return String.valueOf(failure == null ? "" : failure.getMessage())
                .lines()
                .findFirst()
                .orElse("");
    }

    @Override
    public void close() {
        spark.stop();
    }
}
