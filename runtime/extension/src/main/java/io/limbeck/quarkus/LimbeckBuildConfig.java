package io.limbeck.quarkus;

import io.quarkus.runtime.annotations.ConfigPhase;
import io.quarkus.runtime.annotations.ConfigRoot;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Limbeck, settled when the application is built. */
@ConfigRoot(phase = ConfigPhase.BUILD_TIME)
@ConfigMapping(prefix = "limbeck.build")
public interface LimbeckBuildConfig {

    /** Whether readiness says which components there are, if the application has SmallRye Health. */
    @WithDefault("true")
    boolean health();

    /** Whether components and runs are counted, if the application has Micrometer. */
    @WithDefault("true")
    boolean metrics();
}
