package io.limbeck.spi;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Properties;
import java.util.TreeSet;
import org.apiguardian.api.API;

/**
 * What a plugin's jar says about the plugin before any of its classes is loaded: the properties file
 * {@code META-INF/limbeck/<class name of the plugin>.properties}, in UTF-8. {@code id}, {@code version}, {@code title} and
 * {@code spi} must be there, {@code java} and {@code tensorflow} may; any other key is a mistake.
 *
 * @param descriptor id, version, title and SPI range
 * @param java the oldest Java release the plugin runs on, such as 17
 * @param tensorFlow the version of TensorFlow Java it was built with, such as {@code 1.1}
 */
@API(status = API.Status.STABLE, since = "0.1")
public record DescriptorFile(PluginDescriptor descriptor, OptionalInt java, Optional<String> tensorFlow) {

    private static final List<String> NEEDED = List.of("id", "version", "title", "spi");
    private static final List<String> KEYS = List.of("id", "version", "title", "spi", "java", "tensorflow");
    private static final String VERSION = "[0-9A-Za-z]+([.+-][0-9A-Za-z]+)*";

    /**
     * {@return the name of the file of a plugin class, as a resource}
     *
     * @param pluginClass full name of the class
     */
    public static String resource(String pluginClass) {
        return "META-INF/limbeck/" + pluginClass + ".properties";
    }

    /**
     * Reads a file.
     *
     * @param in the file; left open
     * @param where the file's name, for problems
     * @return what it says
     * @throws IOException if it cannot be read
     * @throws InvalidInputException with all that is wrong with it
     */
    public static DescriptorFile read(InputStream in, String where) throws IOException {
        List<Problem> problems = new ArrayList<>();
        Properties properties = new Once(where, problems);
        try {
            properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            problems.add(Problem.error(where, "is no properties file: " + e.getMessage(), "write lines 'key = value'"));
        }
        new TreeSet<>(properties.stringPropertyNames())
                .stream()
                        .filter(key -> !KEYS.contains(key))
                        .forEach(key -> problems.add(Problem.error(
                                where, "the key '" + key + "' is unknown", "the keys are " + String.join(", ", KEYS))));
        for (String key : NEEDED) {
            if (properties.getProperty(key, "").isBlank()) {
                problems.add(
                        Problem.error(where, "the key '" + key + "' is missing", "write a line '" + key + " = …'"));
            }
        }
        if (!problems.isEmpty()) {
            throw new InvalidInputException(problems);
        }
        return checked(properties, where);
    }

    private static DescriptorFile checked(Properties properties, String where) {
        List<Problem> problems = new ArrayList<>();
        String version = value(properties, "version");
        if (!version.matches(VERSION)) {
            problems.add(Problem.error(
                    where,
                    "'" + version + "' is no version",
                    "write letters and digits joined by dots or hyphens, such as 1.0.2"));
        }
        OptionalInt java = OptionalInt.empty();
        String release = properties.getProperty("java", "");
        if (!release.isBlank()) {
            if (release.strip().matches("[1-9][0-9]{0,3}")) {
                java = OptionalInt.of(Integer.parseInt(release.strip()));
            } else {
                problems.add(Problem.error(
                        where, "'" + release + "' is no Java release", "write its number, such as 'java = 17'"));
            }
        }
        PluginDescriptor descriptor = null;
        try {
            SpiRange.of(value(properties, "spi"));
            descriptor = new PluginDescriptor(
                    value(properties, "id"), version, value(properties, "title"), value(properties, "spi"));
        } catch (IllegalArgumentException e) {
            problems.add(Problem.error(where, String.valueOf(e.getMessage()), "correct it and build the jar anew"));
        }
        if (descriptor == null || !problems.isEmpty()) {
            throw new InvalidInputException(problems);
        }
        Optional<String> tensorFlow = Optional.ofNullable(properties.getProperty("tensorflow"))
                .map(String::strip)
                .filter(text -> !text.isEmpty());
        return new DescriptorFile(descriptor, java, tensorFlow);
    }

    private static String value(Properties properties, String key) {
        return properties.getProperty(key, "").strip();
    }

    static DescriptorFile of(Class<? extends Plugin> plugin) {
        String name = resource(plugin.getName());
        try (InputStream in = plugin.getResourceAsStream("/" + name)) {
            if (in == null) {
                throw new IllegalStateException("The jar of '" + plugin.getName() + "' has no file '" + name
                        + "'; write one, or override descriptor()");
            }
            return read(in, name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A properties file in which every key stands once. */
    private static final class Once extends Properties {

        private static final long serialVersionUID = 1L;

        private final String where;
        private final transient List<Problem> problems;

        Once(String where, List<Problem> problems) {
            this.where = where;
            this.problems = problems;
        }

        @Override
        public synchronized Object put(Object key, Object value) {
            if (containsKey(key)) {
                problems.add(Problem.error(where, "the key '" + key + "' stands there twice", "leave one of the two"));
            }
            return super.put(key, value);
        }
    }
}
