package io.limbeck.quarkus;

import io.limbeck.engine.tensorflow.SessionOptions;
import io.limbeck.engine.tensorflow.TensorFlowProbe;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/** Loads TensorFlow before the first request, if {@code limbeck.warm-up} says so: 0.7 s that nobody waits for. */
@Singleton
public class WarmUp {

    private final LimbeckConfig config;

    WarmUp(LimbeckConfig config) {
        this.config = config;
    }

    void start(@Observes StartupEvent event) {
        if (config.warmUp()) {
            String found = TensorFlowProbe.run(SessionOptions.of(config.device(), config.threads()));
            Logger.getLogger(WarmUp.class).infof("TensorFlow: %s", found);
        }
    }
}
