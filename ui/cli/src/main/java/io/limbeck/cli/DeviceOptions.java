package io.limbeck.cli;

import io.limbeck.engine.tensorflow.SessionOptions;
import picocli.CommandLine.Option;

/** Options of commands that train. */
final class DeviceOptions {

    @Option(
            names = "--device",
            paramLabel = "DEVICE",
            defaultValue = "cpu",
            description = "cpu, or gpu:N with a build for GPUs (-Pgpu); default: ${DEFAULT-VALUE}.")
    private String device = "cpu";

    @Option(
            names = "--threads",
            paramLabel = "N",
            defaultValue = "0",
            description = "Threads within one operation; 0, the default, takes all cores.")
    private int threads;

    @Option(
            names = "--gpu-memory",
            paramLabel = "SHARE",
            defaultValue = "1",
            description =
                    "Largest share of the GPU's memory to take, e.g. 0.5; 1, the default, lets it grow as needed.")
    private double gpuMemory = 1;

    @Option(names = "--xla", description = "Compile graphs just in time; slower for small dense networks on a CPU.")
    private boolean xla;

    @Option(
            names = "--workers",
            paramLabel = "N",
            defaultValue = "0",
            description = "Clients of a federation that train at a time; 0, the default, one per core. Results do not"
                    + " depend on it.")
    private int workers;

    SessionOptions session() {
        return SessionOptions.of(device, threads)
                .withGpuMemory(gpuMemory)
                .withXla(xla)
                .withWorkers(workers);
    }
}
