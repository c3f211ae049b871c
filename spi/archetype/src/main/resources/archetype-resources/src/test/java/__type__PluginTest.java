package ${package};

import io.limbeck.spi.Plugin;
import io.limbeck.testkit.PluginContract;

/** Holds the plugin to what every plugin keeps: descriptor, names, settings. */
final class ${type}PluginTest extends PluginContract {

    @Override
    protected Plugin plugin() {
        return new ${type}Plugin();
    }
}
