package io.limbeck.engine.catalog;

import io.limbeck.engine.tensorflow.TensorFlowTrainer;
import io.limbeck.spi.Plugin;
import io.limbeck.spi.PluginDescriptor;
import io.limbeck.spi.tensorflow.LossTerm;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Properties;

/** The code that every model depends on, whatever plugins made it. */
public final class EngineCode {

    /** One class of each jar that counts. */
    static final List<Class<?>> PARTS = List.of(TensorFlowTrainer.class, Plugin.class, LossTerm.class);

    private EngineCode() {}

    static PluginDescriptor descriptor() {
        return new PluginDescriptor("limbeck-engine", version(), "Engine", "[0.1,1)");
    }

    /** {@return one hash of engine, SPI and TensorFlow's version} */
    public static String hash() {
        CodeHash hashes = new CodeHash();
        PluginDescriptor engine = descriptor();
        StringBuilder all = new StringBuilder(tensorFlowVersion());
        for (Class<?> one : PARTS) {
            try {
                all.append('+').append(hashes.of(one, engine));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return all.toString();
    }

    /** {@return this Limbeck's version} */
    public static String version() {
        String version = EngineCode.class.getPackage().getImplementationVersion();
        return version == null ? RecordedCode.version().orElse("0.1.0-SNAPSHOT") : version;
    }

    /** {@return TensorFlow Java's version, without loading its native libraries} */
    public static String tensorFlowVersion() {
        String resource = "/META-INF/maven/org.tensorflow/tensorflow-core-api/pom.properties";
        try (InputStream in = EngineCode.class.getResourceAsStream(resource)) {
            Properties properties = new Properties();
            if (in != null) {
                properties.load(in);
            }
            return properties.getProperty("version", "unknown");
        } catch (IOException e) {
            return "unknown";
        }
    }
}
