package io.limbeck.engine.experiment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.limbeck.engine.catalog.Catalog;
import io.limbeck.spi.ComponentId;
import io.limbeck.spi.NativeExecutable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Schemas that were written when an application was built. A native executable reads them, since it keeps of a settings
 * record only what binding needs; the JVM makes them anew, so that a plugin which came later has its own.
 */
public final class RecordedSchemas {

    /** The document's schema among the resources. */
    public static final String DOCUMENT = "META-INF/limbeck/schemas/document.json";

    private static final ObjectMapper JSON = new ObjectMapper();

    private RecordedSchemas() {}

    /** {@return what to write: resources by name, as text} */
    public static Map<String, String> of(Catalog catalog) {
        Map<String, String> resources = new TreeMap<>();
        resources.put(DOCUMENT, text(JsonSchemas.document(catalog)));
        catalog.entries()
                .forEach(entry -> resources.put(
                        resource(entry.component().id()), text(JsonSchemas.component(entry.component()))));
        return resources;
    }

    /** {@return where the schema of a component's settings stands} */
    public static String resource(ComponentId id) {
        return "META-INF/limbeck/schemas/" + id + ".json";
    }

    /** {@return a schema that was written, in a native executable} */
    static Optional<ObjectNode> find(String resource) {
        return NativeExecutable.isRunning() ? read(resource) : Optional.empty();
    }

    static Optional<ObjectNode> read(String resource) {
        ClassLoader loader = RecordedSchemas.class.getClassLoader();
        try (InputStream in = loader == null ? null : loader.getResourceAsStream(resource)) {
            return in == null ? Optional.empty() : Optional.of((ObjectNode) JSON.readTree(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(ObjectNode schema) {
        try {
            return JSON.writeValueAsString(schema);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A schema is always JSON", e);
        }
    }
}
