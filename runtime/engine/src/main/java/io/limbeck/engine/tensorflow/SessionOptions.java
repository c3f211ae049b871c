package io.limbeck.engine.tensorflow;

import io.limbeck.spi.InvalidInputException;
import io.limbeck.spi.Problem;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.proto.GPUOptions;
import org.tensorflow.proto.GraphOptions;
import org.tensorflow.proto.OptimizerOptions;
import org.tensorflow.proto.RewriterConfig;

/**
 * On what and with how many threads graphs run.
 *
 * @param gpu number of the GPU, or -1 for the processor
 * @param threads threads within one operation; 0 for as many as there are cores. TensorFlow settles it for a process with
 *     the first session that runs there
 * @param gpuMemoryShare largest share of the GPU's memory to take, in (0, 1]; 1 lets it grow as needed
 * @param xla whether graphs are compiled just in time; slower for small dense networks on a processor
 * @param workers how many copies of a model train at a time where many trainings are independent of each other, as those of
 *     a federation's clients are; 0 for as many as there are cores. Results do not depend on it
 */
public record SessionOptions(int gpu, int threads, double gpuMemoryShare, boolean xla, int workers) {

    /** The processor with all its cores. */
    public static final SessionOptions CPU = new SessionOptions(-1, 0, 1, false, 0);

    private static final Pattern GPU = Pattern.compile("gpu(?::(\\d{1,3}))?");

    /**
     * Reads a device: {@code cpu}, {@code gpu} or {@code gpu:N}.
     *
     * @throws InvalidInputException if it is anything else
     */
    public static SessionOptions of(String device, int threads) {
        if (threads < 0 || threads > 1024) {
            throw new InvalidInputException(Problem.error(
                    "--threads", "must be between 0 and 1024, but is '" + threads + "'", "0 means one per core"));
        }
        if (device.equals("cpu")) {
            return new SessionOptions(-1, threads, 1, false, 0);
        }
        Matcher matcher = GPU.matcher(device);
        if (!matcher.matches()) {
            throw new InvalidInputException(Problem.error(
                    "--device", "there is no device '" + device + "'", "write 'cpu', or 'gpu:0' for the first GPU"));
        }
        int number = matcher.group(1) == null ? 0 : Integer.parseInt(matcher.group(1));
        return new SessionOptions(number, threads, 1, false, 0);
    }

    /**
     * {@return these options with at most that share of the GPU's memory}
     *
     * @throws InvalidInputException if the share is not in (0, 1]
     */
    public SessionOptions withGpuMemory(double share) {
        if (!(share > 0 && share <= 1)) {
            throw new InvalidInputException(Problem.error(
                    "--gpu-memory",
                    "must be more than 0 and at most 1, but is '" + share + "'",
                    "0.5 takes half of the GPU's memory at most; 1 lets it grow as needed"));
        }
        return new SessionOptions(gpu, threads, share, xla, workers);
    }

    /** {@return these options with just-in-time compilation on or off} */
    public SessionOptions withXla(boolean on) {
        return new SessionOptions(gpu, threads, gpuMemoryShare, on, workers);
    }

    /**
     * {@return these options with so many workers}
     *
     * @throws InvalidInputException if the number is not in 0 … 1024
     */
    public SessionOptions withWorkers(int number) {
        if (number < 0 || number > 1024) {
            throw new InvalidInputException(Problem.error(
                    "--workers", "must be between 0 and 1024, but is '" + number + "'", "0 means one per core"));
        }
        return new SessionOptions(gpu, threads, gpuMemoryShare, xla, number);
    }

    /** {@return how many workers that is here} */
    int workersHere() {
        return workers > 0 ? workers : Runtime.getRuntime().availableProcessors();
    }

    /** {@return the device as one writes it} */
    public String device() {
        return gpu < 0 ? "cpu" : "gpu:" + gpu;
    }

    /**
     * {@return the session's configuration}
     *
     * <p>Operations run in the calling thread (inter-op -1): for small networks a step takes 0.10 ms so against 0.14 to
     * 0.18 ms with a pool, measured at 784-200-200-10 and batch 10 on two cores. TensorFlow rewrites a graph once before it
     * first runs, not twice: the second time found nothing, and was a fifth of the processor's time of small experiments.
     */
    ConfigProto proto() {
        ConfigProto.Builder config = ConfigProto.newBuilder()
                .setAllowSoftPlacement(true)
                .setIntraOpParallelismThreads(threads)
                .setInterOpParallelismThreads(-1);
        if (gpu < 0) {
            config.putDeviceCount("GPU", 0);
        } else {
            GPUOptions.Builder options =
                    GPUOptions.newBuilder().setAllowGrowth(true).setVisibleDeviceList(Integer.toString(gpu));
            if (gpuMemoryShare < 1) {
                options.setPerProcessGpuMemoryFraction(gpuMemoryShare);
            }
            config.setGpuOptions(options);
        }
        GraphOptions.Builder graph = GraphOptions.newBuilder()
                .setRewriteOptions(
                        RewriterConfig.newBuilder().setMetaOptimizerIterations(RewriterConfig.NumIterationsType.ONE));
        if (xla) {
            graph.setOptimizerOptions(
                    OptimizerOptions.newBuilder().setGlobalJitLevel(OptimizerOptions.GlobalJitLevel.ON_1));
        }
        return config.setGraphOptions(graph).build();
    }

    /** {@return the same, but an operation that cannot run on its device fails instead of running elsewhere} */
    ConfigProto strict() {
        return proto().toBuilder().setAllowSoftPlacement(false).build();
    }
}
