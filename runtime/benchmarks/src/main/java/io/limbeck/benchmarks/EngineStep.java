package io.limbeck.benchmarks;

import io.limbeck.engine.tensorflow.SessionOptions;
import io.limbeck.engine.tensorflow.TensorFlowTrainer;
import io.limbeck.spi.data.Split;
import io.limbeck.spi.model.Teacher;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.proto.GPUOptions;

/**
 * The engine's training step against a hand-written loop of the same graph. Both train in one process, in turns of one
 * epoch: after each epoch the engine reports, and in that call the other one trains its epoch. So whatever else the
 * machine does falls on both, and the ratio of neighbours is worth more than the two times.
 */
public final class EngineStep {

    private final Network network;
    private final int stepsPerEpoch;
    private final List<Double> engine = new ArrayList<>();
    private final List<Double> byHand = new ArrayList<>();
    private final List<Double> empty = new ArrayList<>();
    private long lastReport;

    private EngineStep(Network network, int stepsPerEpoch) {
        this.network = network;
        this.stepsPerEpoch = stepsPerEpoch;
    }

    /** Times per step in microseconds, and whether both ended at the same weights to the bit. */
    record Figures(
            double engine, double byHand, double ratio, double lowRatio, double highRatio, double call, boolean same) {}

    /**
     * Measures the two networks and prints a line for each.
     *
     * <p>{@code -Dgpu} on a GPU; {@code -Dthreads=N} with so many threads within an operation; {@code -Dscale=N} takes N
     * times as many epochs.
     */
    @SuppressWarnings("SystemOut")
    public static void main(String[] arguments) throws IOException {
        boolean gpu = System.getProperty("gpu") != null;
        int threads = Integer.getInteger("threads", 0);
        int scale = Integer.getInteger("scale", 1);
        System.out.println("network, batch, engine µs/step, by hand µs/step, ratio (quartiles), empty call µs, same");
        print(
                new Network(List.of(784, 1200, 1200, 10), 128),
                measure(new Network(List.of(784, 1200, 1200, 10), 128), gpu ? 200 : 10, 40 * scale, gpu, threads));
        print(
                new Network(List.of(784, 200, 200, 10), 10),
                measure(new Network(List.of(784, 200, 200, 10), 10), 200, 100 * scale, gpu, threads));
    }

    private static void print(Network network, Figures figures) {
        System.out.println(String.format(
                Locale.ROOT,
                "%s, %d, %.1f, %.1f, %.3f (%.3f to %.3f), %.1f, %s",
                network.label(),
                network.batch(),
                figures.engine(),
                figures.byHand(),
                figures.ratio(),
                figures.lowRatio(),
                figures.highRatio(),
                figures.call(),
                figures.same()));
    }

    /** Trains both in turns. The first fifth of the epochs is not counted. */
    static Figures measure(Network network, int stepsPerEpoch, int epochs, boolean gpu, int threads)
            throws IOException {
        return new EngineStep(network, stepsPerEpoch).run(epochs, gpu, threads);
    }

    private Figures run(int epochs, boolean gpu, int threads) throws IOException {
        Path folder = Files.createTempDirectory("limbeck-benchmark");
        int rows = stepsPerEpoch * network.batch();
        MadeUpRows data =
                new MadeUpRows(rows, network.inputs(), network.classes(), folder, (done, total, metrics) -> {});
        SessionOptions options = SessionOptions.of(gpu ? "gpu:0" : "cpu", threads);
        try (HandWrittenLoop loop = new HandWrittenLoop(network, data, config(gpu, threads))) {
            MadeUpRows lesson = new MadeUpRows(
                    rows,
                    network.inputs(),
                    network.classes(),
                    folder,
                    (done, total, metrics) -> turn(loop, data, done));
            try (Teacher model = new TensorFlowTrainer(options).train(network.recipe(epochs), lesson)) {
                float[] ours =
                        model.outputs(lesson.rows(Split.TRAIN), Split.TRAIN).logits();
                return figures(epochs / 5, Arrays.equals(ours, loop.outputs(rows)));
            }
        } finally {
            Files.deleteIfExists(folder.resolve("training.ckpt"));
            Files.delete(folder);
        }
    }

    private void turn(HandWrittenLoop loop, MadeUpRows data, long done) {
        long now = System.nanoTime();
        if (lastReport != 0) {
            engine.add((now - lastReport) / 1e3 / stepsPerEpoch);
        }
        int[] order = data.order(done / stepsPerEpoch - 1);
        long start = System.nanoTime();
        loop.epoch(order);
        long middle = System.nanoTime();
        loop.emptyEpoch(order);
        long end = System.nanoTime();
        if (lastReport != 0) {
            byHand.add((middle - start) / 1e3 / stepsPerEpoch);
            empty.add((end - middle) / 1e3 / stepsPerEpoch);
        }
        lastReport = System.nanoTime();
    }

    private Figures figures(int warmUp, boolean same) {
        List<Double> ratios = new ArrayList<>();
        for (int i = warmUp; i < engine.size(); i++) {
            ratios.add(engine.get(i) / byHand.get(i));
        }
        return new Figures(
                quantile(engine.subList(warmUp, engine.size()), 0.5),
                quantile(byHand.subList(warmUp, byHand.size()), 0.5),
                quantile(ratios, 0.5),
                quantile(ratios, 0.25),
                quantile(ratios, 0.75),
                quantile(empty.subList(warmUp, empty.size()), 0.5),
                same);
    }

    private static double quantile(List<Double> values, double share) {
        List<Double> sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        return sorted.get((int) Math.round(share * (sorted.size() - 1)));
    }

    /** What the engine's sessions are configured with. */
    private static ConfigProto config(boolean gpu, int threads) {
        ConfigProto.Builder config = ConfigProto.newBuilder()
                .setAllowSoftPlacement(true)
                .setIntraOpParallelismThreads(threads)
                .setInterOpParallelismThreads(Integer.getInteger("interop", -1));
        if (gpu) {
            return config.setGpuOptions(
                            GPUOptions.newBuilder().setAllowGrowth(true).setVisibleDeviceList("0"))
                    .build();
        }
        return config.putDeviceCount("GPU", 0).build();
    }
}
