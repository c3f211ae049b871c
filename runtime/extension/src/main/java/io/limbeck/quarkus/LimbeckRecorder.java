package io.limbeck.quarkus;

import io.limbeck.engine.catalog.Catalog;
import io.quarkus.runtime.RuntimeValue;
import io.quarkus.runtime.annotations.Recorder;
import java.util.List;
import java.util.function.Supplier;

/** What the build hands to the application. */
@Recorder
public class LimbeckRecorder {

    private final RuntimeValue<LimbeckConfig> config;

    /** A recorder with the application's settings. */
    public LimbeckRecorder(RuntimeValue<LimbeckConfig> config) {
        this.config = config;
    }

    /**
     * {@return the catalog, made when it is first asked for}
     *
     * @param plugins class names of the plugins that the build has found and checked
     */
    public Supplier<Catalog> catalog(List<String> plugins) {
        return () -> Catalogs.of(plugins, config.getValue());
    }
}
