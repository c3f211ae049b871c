package io.limbeck.engine.run;

import static java.util.Objects.requireNonNull;

import io.limbeck.engine.catalog.Catalog;
import io.limbeck.engine.stop.StopSignal;
import io.limbeck.engine.tensorflow.SessionOptions;
import io.limbeck.engine.tensorflow.TensorFlowTrainer;
import io.limbeck.loader.PluginSettings;
import io.limbeck.spi.execution.Workforce;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Where and on what an engine works.
 *
 * @param runs folder of the runs; made when first needed
 * @param data folder of the raw data sets ({@code $LIMBECK_DATA}), if there is one
 * @param session device and threads of TensorFlow
 * @param betweenCheckpoints how much time of a training a crash may cost
 * @param workforce who else works; empty where this process does everything
 * @param stop asks the runs of this place to stop
 * @param plugins directory of plugins, which the others read too
 */
public record Workplace(
        Path runs,
        Optional<Path> data,
        SessionOptions session,
        Duration betweenCheckpoints,
        Optional<Workforce> workforce,
        StopSignal stop,
        Optional<PluginSettings> plugins) {

    public Workplace {
        requireNonNull(runs, "runs is null");
        requireNonNull(data, "data is null");
        requireNonNull(session, "session is null");
        requireNonNull(betweenCheckpoints, "betweenCheckpoints is null");
        requireNonNull(workforce, "workforce is null");
        requireNonNull(stop, "stop is null");
        requireNonNull(plugins, "plugins is null");
    }

    /** A place where this process does everything. */
    public Workplace(Path runs, Optional<Path> data, SessionOptions session, Duration betweenCheckpoints) {
        this(runs, data, session, betweenCheckpoints, Optional.empty(), new StopSignal(), Optional.empty());
    }

    /** A place with the usual checkpoints. */
    public Workplace(Path runs, Optional<Path> data, SessionOptions session) {
        this(runs, data, session, TensorFlowTrainer.BETWEEN_CHECKPOINTS);
    }

    /** {@return the same place, whose runs stop when that signal is given} */
    public Workplace until(StopSignal signal) {
        return new Workplace(runs, data, session, betweenCheckpoints, workforce, signal, plugins);
    }

    /** {@return the same place with others who work} */
    Workplace with(Optional<Workforce> others) {
        return new Workplace(runs, data, session, betweenCheckpoints, others, stop, plugins);
    }

    /** {@return the same place with the plugins of a catalog's directory} */
    Workplace with(Catalog catalog) {
        return new Workplace(runs, data, session, betweenCheckpoints, workforce, stop, catalog.directory());
    }
}
