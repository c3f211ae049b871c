package io.limbeck.server;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A linter for the description of the API. */
@QuarkusTest
@QuarkusTestResource(OwnFolder.class)
class ApiDescriptionTest {

    private static final String PROBLEM = "application/problem+json";

    private final List<String> faults = new ArrayList<>();
    private JsonNode api;

    private record Operation(String name, String path, JsonNode item) {}

    @BeforeEach
    void read() throws JsonProcessingException {
        api = new ObjectMapper()
                .readTree(given().accept("application/json").get("/q/openapi").asString());
    }

    private List<Operation> operations() {
        List<Operation> all = new ArrayList<>();
        api.path("paths").properties().forEach(path -> path.getValue()
                .properties()
                .forEach(one ->
                        all.add(new Operation(one.getKey() + " " + path.getKey(), path.getKey(), one.getValue()))));
        return all;
    }

    private void require(boolean fine, String fault) {
        if (!fine) {
            faults.add(fault);
        }
    }

    @Test
    void everyOperationHasNameSummaryDescriptionAndATagThatIsDescribed() {
        Set<String> tags = new HashSet<>();
        api.path("tags").forEach(tag -> {
            require(!tag.path("description").asText().isEmpty(), "tag " + tag + " has no description");
            tags.add(tag.path("name").asText());
        });
        Set<String> names = new HashSet<>();
        for (Operation one : operations()) {
            require(names.add(one.item().path("operationId").asText()), one.name() + ": operationId is not its own");
            require(one.item().path("operationId").asText().matches("[a-z][A-Za-z]+"), one.name() + ": operationId");
            require(!one.item().path("summary").asText().isEmpty(), one.name() + ": no summary");
            require(!one.item().path("description").asText().isEmpty(), one.name() + ": no description");
            require(one.item().path("tags").size() == 1, one.name() + ": has not one tag");
            one.item().path("tags").forEach(tag -> require(tags.contains(tag.asText()), one.name() + ": " + tag));
            one.item()
                    .path("parameters")
                    .forEach(parameter ->
                            require(!parameter.path("description").asText().isEmpty(), one.name() + ": " + parameter));
        }
        assertEquals(List.of(), faults);
    }

    @Test
    void everyPathParameterIsDescribed() {
        for (Operation one : operations()) {
            Set<String> named = new HashSet<>();
            one.item().path("parameters").forEach(parameter -> {
                if (parameter.path("in").asText().equals("path")) {
                    named.add(parameter.path("name").asText());
                }
            });
            Set<String> written = new HashSet<>();
            java.util.regex.Pattern.compile("\\{(\\w+)}")
                    .matcher(one.path())
                    .results()
                    .forEach(result -> written.add(result.group(1)));
            require(named.equals(written), one.name() + ": " + named + " described, " + written + " written");
        }
        assertEquals(List.of(), faults);
    }

    @Test
    void everyErrorIsAProblemOfRfc9457WithAnExample() {
        for (Operation one : operations()) {
            for (String status : List.of("400", "401", "403", "500")) {
                require(one.item().path("responses").has(status), one.name() + ": says nothing of " + status);
            }
            one.item().path("responses").properties().forEach(response -> {
                String status = response.getKey();
                require(!response.getValue().path("description").asText().isEmpty(), one.name() + " " + status);
                if (status.compareTo("400") >= 0 && !status.equals("413")) {
                    JsonNode content = response.getValue().path("content").path(PROBLEM);
                    require(
                            content.path("schema").path("$ref").asText().equals("#/components/schemas/ProblemDetail"),
                            one.name() + " " + status + ": is no problem");
                    require(
                            content.path("example").path("status").asInt() == Integer.parseInt(status),
                            one.name() + " " + status + ": no example");
                }
            });
        }
        assertEquals(List.of(), faults);
    }

    @Test
    void everythingInJsonHasAnExampleThatFitsItsSchema() {
        for (Operation one : operations()) {
            fits(one.name() + " request", one.item().path("requestBody").path("content"));
            one.item().path("responses").properties().forEach(response -> {
                if (response.getKey().startsWith("2")) {
                    fits(
                            one.name() + " " + response.getKey(),
                            response.getValue().path("content"));
                }
            });
        }
        assertEquals(List.of(), faults);
    }

    private void fits(String what, JsonNode content) {
        JsonNode json = content.path("application/json");
        if (!json.isMissingNode()) {
            require(json.has("example"), what + ": no example");
            fits(what, json.path("schema"), json.path("example"));
        }
    }

    /** Names and kinds of values; the rest is checked where requests are read. */
    private void fits(String what, JsonNode schema, JsonNode value) {
        if (schema.has("$ref")) {
            fits(what, api.at(schema.path("$ref").asText().substring(1)), value);
            return;
        }
        String type = schema.path("type").isArray()
                ? schema.path("type").get(0).asText()
                : schema.path("type").asText();
        require(
                switch (type) {
                    case "object" -> value.isObject();
                    case "array" -> value.isArray();
                    case "string" -> value.isTextual();
                    case "boolean" -> value.isBoolean();
                    case "integer" -> value.isIntegralNumber();
                    case "number" -> value.isNumber();
                    default -> true;
                },
                what + ": " + value + " is no " + type);
        if (value.isArray()) {
            value.forEach(item -> fits(what + "[]", schema.path("items"), item));
        }
        if (value.isObject() && schema.has("properties")) {
            for (Map.Entry<String, JsonNode> field : value.properties()) {
                require(schema.path("properties").has(field.getKey()), what + ": knows no " + field.getKey());
                fits(what + "." + field.getKey(), schema.path("properties").path(field.getKey()), field.getValue());
            }
        }
    }

    @Test
    void noReferenceLeadsNowhereAndNoSchemaIsLeftOver() {
        Set<String> used = new HashSet<>();
        api.findValuesAsText("$ref").forEach(ref -> {
            require(!api.at(ref.substring(1)).isMissingNode(), ref + " leads nowhere");
            used.add(ref.substring(ref.lastIndexOf('/') + 1));
        });
        api.path("components")
                .path("schemas")
                .fieldNames()
                .forEachRemaining(name -> require(used.contains(name), "nobody uses the schema " + name));
        assertEquals(List.of(), faults);
    }

    @Test
    void everySchemaOfOursSaysWhatItsObjectsAre() {
        api.path("components").path("schemas").properties().forEach(schema -> {
            require(
                    schema.getValue().has("type") || schema.getValue().has("description"),
                    schema.getKey() + " says neither type nor description");
        });
        assertEquals(List.of(), faults);
    }
}
