package io.limbeck.server.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;
import org.jspecify.annotations.Nullable;

/** Adds to the description of the API what holds for all of it: errors, authentication, examples, any JSON. */
@OpenApiFilter(OpenApiFilter.RunStage.RUN)
public final class ApiDocument implements OASFilter {

    private static final String BEARER = "bearer";
    private static final String JSON = "application/json";

    /** Types of libraries that say nothing about the API. */
    private static final List<String> INTERNAL =
            List.of("JsonNode", "JsonNodeType", "MediaType", "ObjectNode", "OutboundSseEvent");

    /** Requests that carry a document, as text or as JSON. */
    private static final List<String> WITH_DOCUMENT = List.of("DocumentRequest", "ExperimentRequest", "SubmitRequest");

    private static final Map<String, String> IDS = Map.of(
            "/runs", "20261121-055512-fair-credit",
            "/experiments", "4b1f6f2e-3a53-4c43-9d3c-0f6f5f5e7f10",
            "/tokens", "9d2f0c51-7d64-4f0f-8a53-1f0b7f8d1c11",
            "/examples", "fair-credit");

    private static final Map<String, String> PARAMETERS = Map.of(
            "id", "Id of the run, experiment or token",
            "name", "Name of the example",
            "version", "Number of the version",
            "path", "Path of the file within the run's folder",
            "limit", "How many at most",
            "after", "What is known already",
            "state", "Only those in that state",
            "tag", "Only those with that tag",
            "run", "A run's id; once for each run",
            "Last-Event-ID", "Number of the last event that was received; sent by browsers when they connect again");

    private final JsonNode examples = examples();

    private static JsonNode examples() {
        try (InputStream in = ApiDocument.class.getResourceAsStream("/openapi-examples.json")) {
            ObjectMapper mapper = new ObjectMapper();
            return in == null ? mapper.createObjectNode() : mapper.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void filterOpenAPI(OpenAPI api) {
        api.getInfo().license(OASFactory.createLicense().name("Apache-2.0").identifier("Apache-2.0"));
        api.setServers(List.of(OASFactory.createServer().url("/").description("The server that tells this")));
        api.getComponents()
                .addSecurityScheme(
                        BEARER,
                        OASFactory.createSecurityScheme()
                                .type(SecurityScheme.Type.HTTP)
                                .scheme(BEARER)
                                .description(
                                        "A token of the API or of an OpenID provider; without authentication none"));
        api.setSecurity(List.of(
                OASFactory.createSecurityRequirement().addScheme(BEARER), OASFactory.createSecurityRequirement()));
        Map<String, Schema> schemas = new LinkedHashMap<>(api.getComponents().getSchemas());
        INTERNAL.forEach(schemas::remove);
        schemas.values().forEach(this::plain);
        WITH_DOCUMENT.forEach(name -> schemas.computeIfPresent(
                name,
                (key, schema) -> schema.anyOf(List.of(
                        OASFactory.createSchema().addRequired("text"),
                        OASFactory.createSchema().addRequired("document")))));
        api.getComponents().setSchemas(schemas);
        Map<String, PathItem> paths = api.getPaths().getPathItems();
        paths.forEach((path, item) ->
                item.getOperations().forEach((verb, operation) -> complete(path, verb.name(), operation)));
    }

    /** Properties that hold any JSON object are just that. */
    private void plain(Schema schema) {
        if (schema.getProperties() != null) {
            Map<String, Schema> properties = new LinkedHashMap<>(schema.getProperties());
            properties.replaceAll((name, one) -> isAny(one) ? anyObject(one.getDescription()) : one);
            properties.values().forEach(this::plain);
            schema.setProperties(properties);
        }
        if (schema.getItems() != null && isAny(schema.getItems())) {
            schema.setItems(anyObject(null));
        }
    }

    private static boolean isAny(Schema schema) {
        @Nullable String ref = schema.getRef();
        return ref != null && (ref.endsWith("/JsonNode") || ref.endsWith("/ObjectNode"));
    }

    private static Schema anyObject(@Nullable String description) {
        return OASFactory.createSchema()
                .addType(Schema.SchemaType.OBJECT)
                .description(description == null ? "A JSON object" : description);
    }

    private void complete(String path, String verb, Operation operation) {
        if (operation.getDescription() == null) {
            operation.setDescription(operation.getSummary() + ".");
        }
        if (operation.getParameters() != null) {
            operation.getParameters().forEach(parameter -> describe(path, parameter));
        }
        Errors.complete(path, verb, operation);
        JsonNode known = examples.path(String.valueOf(operation.getOperationId()));
        if (operation.getRequestBody() != null) {
            example(operation.getRequestBody().getContent(), known.path("request"));
        }
        operation.getResponses().getAPIResponses().forEach((status, response) -> {
            if (status.startsWith("2")) {
                example(response.getContent(), known.path("response"));
                streams(response.getContent());
            }
        });
    }

    private static void describe(String path, Parameter parameter) {
        if (parameter.getDescription() == null) {
            parameter.setDescription(PARAMETERS.getOrDefault(
                    parameter.getName(), parameter.getName().toLowerCase(Locale.ROOT)));
        }
        if (parameter.getName().equals("id") || parameter.getName().equals("name")) {
            IDS.forEach((part, id) -> {
                if (path.contains(part)) {
                    parameter.setExample(id);
                }
            });
        }
    }

    private static void example(@Nullable Content content, JsonNode example) {
        if (content != null && content.hasMediaType(JSON) && !example.isMissingNode()) {
            content.getMediaType(JSON).setExample(new ObjectMapper().convertValue(example, Object.class));
        }
        if (content != null && content.hasMediaType(JSON)) {
            @Nullable Schema schema = content.getMediaType(JSON).getSchema();
            if (schema != null && isAny(schema)) {
                content.getMediaType(JSON).setSchema(anyObject(null));
            }
        }
    }

    private static void streams(@Nullable Content content) {
        if (content != null && content.hasMediaType("text/event-stream")) {
            content.getMediaType("text/event-stream")
                    .schema(OASFactory.createSchema()
                            .addType(Schema.SchemaType.STRING)
                            .description("Server-sent events, whose data are JSON"))
                    .example("id: 4\nevent: step-finished\ndata: {\"seq\":4,\"type\":\"step-finished\"}\n\n");
        }
    }
}
