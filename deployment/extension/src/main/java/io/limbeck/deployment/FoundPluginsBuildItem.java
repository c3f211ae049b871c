package io.limbeck.deployment;

import io.quarkus.builder.item.SimpleBuildItem;

/** The plugins of the application that is being built. */
final class FoundPluginsBuildItem extends SimpleBuildItem {

    private final FoundPlugins found;

    FoundPluginsBuildItem(FoundPlugins found) {
        this.found = found;
    }

    FoundPlugins found() {
        return found;
    }
}
