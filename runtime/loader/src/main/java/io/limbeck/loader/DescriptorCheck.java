package io.limbeck.loader;

import io.limbeck.spi.DescriptorFile;
import io.limbeck.spi.PluginDescriptor;
import io.limbeck.spi.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Properties;

/** Whether a plugin can work in this process, by what its descriptor says. */
final class DescriptorCheck {

    private static final String TENSORFLOW = "META-INF/maven/org.tensorflow/tensorflow-core-api/pom.properties";

    private final ClassLoader host;

    DescriptorCheck(ClassLoader host) {
        this.host = host;
    }

    void check(String where, DescriptorFile file, List<Problem> problems) {
        PluginDescriptor plugin = file.descriptor();
        if (plugin.id().equals("limbeck") || plugin.id().startsWith("limbeck-")) {
            problems.add(Problem.error(
                    where,
                    "the plugin calls itself '" + plugin.id() + "', but such names are Limbeck's own",
                    "begin the id with the name of your organisation, such as 'acme-losses'"));
        }
        if (!plugin.worksWith(PluginDescriptor.SPI_VERSION)) {
            problems.add(Problem.error(
                    where,
                    "the plugin was built for SPI versions '" + plugin.spi() + "', but this is "
                            + PluginDescriptor.SPI_VERSION,
                    "take a version of the plugin that names " + PluginDescriptor.SPI_VERSION + " in its range"));
        }
        int running = Runtime.version().feature();
        if (file.java().orElse(0) > running) {
            problems.add(Problem.error(
                    where,
                    "the plugin needs Java " + file.java().getAsInt() + ", but this is Java " + running,
                    "run Limbeck on a newer Java (set JAVA_HOME), or take a version of the plugin for Java "
                            + running));
        }
        file.tensorFlow().ifPresent(built -> tensorFlow(where, built, problems));
    }

    private void tensorFlow(String where, String built, List<Problem> problems) {
        String running = tensorFlowVersion();
        if (!running.isEmpty() && !fits(built, running)) {
            problems.add(Problem.error(
                    where,
                    "the plugin was built with TensorFlow Java " + built + ", but this is " + running,
                    "take a version of the plugin that was built with " + running));
        }
    }

    /** A later minor version has what an earlier one had. */
    private static boolean fits(String built, String running) {
        return number(built, 0) == number(running, 0) && number(built, 1) <= number(running, 1);
    }

    private static int number(String version, int part) {
        String[] parts = version.split("[.-]", -1);
        return part < parts.length && parts[part].matches("[0-9]{1,9}") ? Integer.parseInt(parts[part]) : 0;
    }

    private String tensorFlowVersion() {
        try (InputStream in = host.getResourceAsStream(TENSORFLOW)) {
            Properties properties = new Properties();
            if (in != null) {
                properties.load(in);
            }
            return properties.getProperty("version", "");
        } catch (IOException e) {
            return "";
        }
    }
}
