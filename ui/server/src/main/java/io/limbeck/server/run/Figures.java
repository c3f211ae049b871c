package io.limbeck.server.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The figures of a report, as lists of runs show them: those of the variant that the report shows. */
public final class Figures {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Figures() {}

    /** {@return the figures of a {@code report.json} as a JSON array of {@link RunView.FigureView}} */
    public static String of(JsonNode report) {
        ArrayNode list = JSON.createArrayNode();
        for (JsonNode model :
                report.path("variants").path(report.path("shown").asInt()).path("models")) {
            for (String kind : List.of("metrics", "fairness")) {
                for (JsonNode item : model.path(kind)) {
                    JsonNode figure = item.path("figure");
                    if (figure.path("mean").isNumber()) {
                        list.addObject()
                                .put("model", model.path("title").asText())
                                .put("metric", item.path("metric").asText())
                                .put("attribute", item.path("attribute").asText())
                                .put("mean", figure.path("mean").doubleValue())
                                .<com.fasterxml.jackson.databind.node.ObjectNode>set("low", figure.path("low"))
                                .set("high", figure.path("high"));
                    }
                }
            }
        }
        return list.toString();
    }

    static List<RunView.FigureView> read(@Nullable String text) {
        if (text == null) {
            return List.of();
        }
        try {
            return JSON.readValue(text, new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            return List.of();
        }
    }
}
