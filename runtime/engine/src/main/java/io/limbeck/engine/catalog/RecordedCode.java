package io.limbeck.engine.catalog;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Hashes of code, written down while the files that hold it are at hand. A native executable has no jars any more: it reads
 * its hashes here, so that what it computes has the same content hashes as on the JVM that it was built from.
 */
public final class RecordedCode {

    /** Where the hashes stand: {@code class name=SHA-256}. */
    public static final String RESOURCE = "META-INF/limbeck/code.properties";

    private static final String VERSION = "version";

    private RecordedCode() {}

    /** {@return what to write there for plugins with these class names: lines, sorted} */
    public static String of(Collection<String> plugins, ClassLoader loader) {
        CodeHash hashes = new CodeHash();
        Map<String, String> lines = new TreeMap<>();
        try {
            for (String name : plugins) {
                lines.put(name, hashes.of(Class.forName(name, false, loader), EngineCode.descriptor()));
            }
            for (Class<?> type : EngineCode.PARTS) {
                lines.put(type.getName(), hashes.of(type, EngineCode.descriptor()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ClassNotFoundException e) {
            throw new IllegalArgumentException("There is no plugin '" + e.getMessage() + "'", e);
        }
        lines.put(VERSION, EngineCode.version());
        return lines.entrySet().stream()
                .map(line -> line.getKey() + "=" + line.getValue() + "\n")
                .collect(Collectors.joining());
    }

    static Optional<String> hash(Class<?> type) {
        return Optional.ofNullable(Lazy.READ.getProperty(type.getName()));
    }

    static Optional<String> version() {
        return Optional.ofNullable(Lazy.READ.getProperty(VERSION));
    }

    private static final class Lazy {

        static final Properties READ = read();

        private static Properties read() {
            Properties properties = new Properties();
            ClassLoader loader = RecordedCode.class.getClassLoader();
            try (InputStream in = loader == null ? null : loader.getResourceAsStream(RESOURCE)) {
                if (in != null) {
                    properties.load(new InputStreamReader(in, UTF_8));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return properties;
        }
    }
}
