package plugin.example;

import io.limbeck.spi.Plugin;
import io.limbeck.testkit.PluginContract;

/** Holds the plugin to what every plugin keeps: descriptor, names, settings. */
final class ExamplePluginTest extends PluginContract {

    @Override
    protected Plugin plugin() {
        return new ExamplePlugin();
    }
}
