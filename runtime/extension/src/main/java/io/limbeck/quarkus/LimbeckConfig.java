package io.limbeck.quarkus;

import io.limbeck.loader.PluginSettings;
import io.quarkus.runtime.annotations.ConfigDocSection;
import io.quarkus.runtime.annotations.ConfigPhase;
import io.quarkus.runtime.annotations.ConfigRoot;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Limbeck. Every key is also an environment variable: {@code limbeck.runs} is {@code LIMBECK_RUNS}. */
@ConfigRoot(phase = ConfigPhase.RUN_TIME)
@ConfigMapping(prefix = "limbeck")
public interface LimbeckConfig {

    /** Folder of the runs; made when first needed. */
    @WithDefault("runs")
    Path runs();

    /** Folder of the raw data sets, one folder each. Without it only data sets that need no files can be used. */
    Optional<Path> data();

    /** Where graphs run: {@code cpu}, or {@code gpu:0} for the first GPU. */
    @WithDefault("cpu")
    String device();

    /** Threads within one operation of a graph; 0 takes all cores. */
    @WithDefault("0")
    int threads();

    /** Whether TensorFlow is loaded when the application starts, rather than with the first experiment. */
    @WithDefault("false")
    boolean warmUp();

    /** Plugins that are found when the application starts; JVM only. */
    @ConfigDocSection
    Plugins plugins();

    /** Plugins that are found when the application starts; JVM only. */
    interface Plugins {

        /** Folder of plugin folders. Unset, there are only the plugins that the application was built with. */
        Optional<Path> directory();

        /** Whether {@code plugins.lock} in that folder is obeyed: {@code enforce} refuses every jar that it does not name. */
        @WithDefault("off")
        PluginSettings.Lock lock();

        /** Files of Ed25519 public keys (PEM); with any, every jar needs a signature by one of them. */
        Optional<List<Path>> keys();
    }
}
