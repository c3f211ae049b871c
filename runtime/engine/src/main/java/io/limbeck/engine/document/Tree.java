package io.limbeck.engine.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.limbeck.engine.document.Place.Index;
import io.limbeck.engine.document.Place.Step;
import java.util.List;

/** Walks documents, and changes them in place. */
public final class Tree {

    private static final int LONGEST_LIST = 10_000;

    private Tree() {}

    /** {@return what stands at the place, or a missing node} */
    public static JsonNode at(JsonNode top, Place place) {
        JsonNode node = top;
        for (Step step : place.steps()) {
            node = child(node, step);
        }
        return node;
    }

    /** {@return one step further, or a missing node} */
    public static JsonNode child(JsonNode node, Step step) {
        if (step instanceof Place.Key key) {
            return node instanceof ObjectNode ? node.path(key.name()) : MissingNode.getInstance();
        }
        return node instanceof ArrayNode ? node.path(((Index) step).number()) : MissingNode.getInstance();
    }

    /** Puts a value, making maps and lists on the way; a name alone ({@code adam}) becomes {@code {use: adam}}. */
    public static void put(ObjectNode top, Place place, JsonNode value) {
        List<Step> steps = place.steps();
        JsonNode node = top;
        for (int i = 0; i < steps.size() - 1; i++) {
            JsonNode next = child(node, steps.get(i));
            if (next.isTextual()) {
                next = JsonNodeFactory.instance
                        .objectNode()
                        .put(next.asText().startsWith("$") ? "ref" : "use", next.asText());
                set(node, steps.get(i), next, place);
            } else if (next.isMissingNode() || next.isNull()) {
                next = steps.get(i + 1) instanceof Place.Key
                        ? JsonNodeFactory.instance.objectNode()
                        : JsonNodeFactory.instance.arrayNode();
                set(node, steps.get(i), next, place);
            }
            node = next;
        }
        set(node, steps.get(steps.size() - 1), value, place);
    }

    private static void set(JsonNode node, Step step, JsonNode value, Place place) {
        if (step instanceof Place.Key key && node instanceof ObjectNode map) {
            map.set(key.name(), value);
        } else if (step instanceof Index index && node instanceof ArrayNode list && index.number() < LONGEST_LIST) {
            while (list.size() <= index.number()) {
                list.addNull();
            }
            list.set(index.number(), value);
        } else {
            throw ExperimentReader.wrong(
                    place.toString(),
                    "there is no such place: '" + ExperimentReader.shorten(node.toString()) + "' stands in the way",
                    "write the place as it is in the document, list entries as [0], [1] …");
        }
    }

    /** Takes away what stands at the place. {@return whether there was something} */
    public static boolean remove(ObjectNode top, Place place) {
        JsonNode node = at(top, place.first(place.depth() - 1));
        Step last = place.steps().get(place.depth() - 1);
        if (child(node, last).isMissingNode()) {
            return false;
        }
        if (last instanceof Place.Key key) {
            ((ObjectNode) node).remove(key.name());
        } else {
            ((ArrayNode) node).remove(((Index) last).number());
        }
        return true;
    }
}
