package io.limbeck.quarkus;

import io.quarkus.runtime.annotations.Recorder;
import java.util.List;
import java.util.function.Supplier;

/** What the build hands to the application. */
@Recorder
public class LimbeckRecorder {

    /**
     * {@return the plugins of the application}
     *
     * @param names class names of the plugins that the build has found and checked
     */
    public Supplier<BuiltPlugins> plugins(List<String> names) {
        return () -> new BuiltPlugins(names);
    }
}
