package io.limbeck.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.limbeck.spi.Plugin;
import io.quarkus.test.QuarkusUnitTest;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A build with broken plugins fails, and says all that is wrong at once. */
class BrokenPluginsTest {

    @RegisterExtension
    static final QuarkusUnitTest APPLICATION = new QuarkusUnitTest()
            .withApplicationRoot(jar -> jar.addClasses(
                            BrokenPlugins.class,
                            BrokenPlugins.FromTomorrow.class,
                            BrokenPlugins.Twice.class,
                            BrokenPlugins.Unwritable.class,
                            BrokenPlugins.Unwritable.Settings.class)
                    .addAsResource(
                            new StringAsset(String.join(
                                    "\n",
                                    BrokenPlugins.Unwritable.class.getName(),
                                    BrokenPlugins.FromTomorrow.class.getName(),
                                    BrokenPlugins.Twice.class.getName(),
                                    "acme.Missing")),
                            "META-INF/services/" + Plugin.class.getName()))
            .assertException(error -> {
                Throwable cause = error;
                while (cause.getCause() != null && !cause.toString().contains(BrokenPluginsException.class.getName())) {
                    cause = cause.getCause();
                }
                assertThat(cause.toString())
                        .contains("cannot be built with its Limbeck plugins: 4 problems")
                        .contains("acme.Missing: the plugin cannot be loaded: java.lang.ClassNotFoundException")
                        .contains("tomorrow 1.0: the plugin was built for SPI versions '[7,8)'")
                        .contains("twice 1.0: component 'twice/metric' is listed twice")
                        .contains("unwritable/metric: its settings cannot be read")
                        .contains("a setting cannot be of type 'java.lang.Thread'")
                        .contains("take a version of the plugin that names");
            });

    @Test
    void neverStarts() {
        fail("The application was built with broken plugins");
    }
}
