package io.limbeck.server.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.limbeck.engine.catalog.Catalog;
import io.limbeck.engine.document.Documents;
import io.limbeck.engine.document.ExperimentReader;
import io.limbeck.engine.document.Place;
import io.limbeck.spi.InvalidInputException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.Map;

/** The values of documents, by place. */
@ApplicationScoped
public class DocumentValues {

    private final Catalog catalog;

    DocumentValues(Catalog catalog) {
        this.catalog = catalog;
    }

    /** {@return the values of a document, the same in whichever spelling it is; changes of a command line applied} */
    public Map<String, JsonNode> of(String document, Iterable<String> overrides) {
        Map<String, JsonNode> values = new LinkedHashMap<>();
        gather(nested(ExperimentReader.parse(document)), Place.TOP, values);
        for (String override : overrides) {
            String[] parts = override.split("=", 2);
            if (parts.length == 2) {
                values.put(parts[0].replaceFirst("^[+~]+", ""), ExperimentReader.value(parts[1]));
            }
        }
        return values;
    }

    /** One that names components which are not installed here any more is taken as it is spelt. */
    private ObjectNode nested(ObjectNode document) {
        try {
            return Documents.toNested(Documents.toFlat(document, catalog), catalog);
        } catch (InvalidInputException e) {
            return document;
        }
    }

    private static void gather(JsonNode node, Place place, Map<String, JsonNode> values) {
        if (node.isObject()) {
            node.properties().forEach(field -> gather(field.getValue(), place.key(field.getKey()), values));
        } else if (node.isArray() && node.size() > 0 && !node.get(0).isValueNode()) {
            for (int i = 0; i < node.size(); i++) {
                gather(node.get(i), place.index(i), values);
            }
        } else {
            values.put(place.toString(), node);
        }
    }
}
