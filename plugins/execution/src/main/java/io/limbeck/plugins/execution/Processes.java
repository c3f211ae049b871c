package io.limbeck.plugins.execution;

import io.limbeck.spi.Default;
import io.limbeck.spi.Summary;
import io.limbeck.spi.Unit;
import io.limbeck.spi.execution.ExecutionBackend;
import io.limbeck.spi.execution.WorkerProgram;
import io.limbeck.spi.execution.Workforce;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.List;
import java.util.Optional;

/**
 * Worker processes on this machine. A crash of native code costs a worker and not the run: another one takes its place and
 * does the task again.
 */
final class Processes implements ExecutionBackend {

    /**
     * Settings.
     *
     * @param workers how many
     * @param heap Java memory of each, in MiB; what TensorFlow takes comes on top
     */
    @Summary("Worker processes on this machine; a crash of native code costs a worker and not the run")
    record Settings(
            @Summary("How many workers") @Min(1) @Max(256) @Default("2")
            int workers,

            @Unit("MiB") @Summary("Java memory of each worker; TensorFlow's comes on top") @Min(64) @Default("1024")
            int heap) {}

    private final Settings settings;

    Processes(Settings settings) {
        this.settings = settings;
    }

    @Override
    public Optional<Workforce> start(WorkerProgram program) {
        return Optional.of(new ProcessCrew(settings.workers(), program.with(List.of("-Xmx" + settings.heap() + "m"))));
    }
}
