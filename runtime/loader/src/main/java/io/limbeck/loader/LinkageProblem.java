package io.limbeck.loader;

import io.limbeck.spi.DescriptorFile;
import io.limbeck.spi.PluginDescriptor;
import io.limbeck.spi.Problem;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says in words what a {@link LinkageError} in a plugin means, and whose fault it is. */
final class LinkageProblem {

    private static final Pattern CLASS = Pattern.compile("([A-Za-z_$][\\w$]*[./])+[\\w$]+");

    private LinkageProblem() {}

    static Problem of(DescriptorFile file, LinkageError error) {
        PluginDescriptor plugin = file.descriptor();
        String who = plugin.id() + " " + plugin.version();
        Throwable cause = error;
        while (cause instanceof ExceptionInInitializerError && cause.getCause() != null) {
            cause = cause.getCause();
        }
        if (!(cause instanceof LinkageError)) {
            return Problem.error(
                    who, "a class of the plugin fails when it is first used: " + cause, "tell the plugin's author");
        }
        if (cause instanceof UnsupportedClassVersionError) {
            return Problem.error(
                    who,
                    "the plugin was compiled for a newer Java than this Java "
                            + Runtime.version().feature() + ": " + cause.getMessage(),
                    "run Limbeck on a newer Java (set JAVA_HOME), or compile the plugin with --release "
                            + Runtime.version().feature());
        }
        String name = name(cause);
        boolean ofHost = PluginClassLoader.LENT.stream().anyMatch(name::startsWith);
        if (ofHost) {
            return Problem.error(
                    who,
                    "the plugin was compiled against another version of what its host lends (it names the SPI versions '"
                            + plugin.spi() + "', this is " + PluginDescriptor.SPI_VERSION + "): " + cause,
                    "take a version of the plugin that was built for this release");
        }
        if (cause instanceof NoClassDefFoundError) {
            return Problem.error(
                    who,
                    "the plugin uses the class '" + name
                            + "', which neither its jars nor the host lends: of the host it" + " sees "
                            + String.join(" ", PluginClassLoader.LENT),
                    "put the jar that has the class beside the plugin's, in a folder of their own");
        }
        return Problem.error(
                who,
                "classes of the plugin do not fit together: " + cause,
                "leave one version of each library in the plugin's folder");
    }

    /** {@return the class that the error is about, with dots} */
    private static String name(Throwable error) {
        Matcher matcher = CLASS.matcher(String.valueOf(error.getMessage()));
        return matcher.find() ? matcher.group().replace('/', '.') : "";
    }
}
