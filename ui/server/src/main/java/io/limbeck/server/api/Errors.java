package io.limbeck.server.api;

import io.limbeck.server.problem.ProblemDetail;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** The errors of an operation: those that it says itself, those that all have, all of them problems of RFC 9457. */
final class Errors {

    private static final Map<Integer, String> TITLES = Map.of(
            400, "The request cannot be read",
            401, "Who are you?",
            403, "Not allowed",
            404, "Not there",
            409, "Not as things are",
            412, "Precondition failed",
            415, "Not JSON",
            422, "The input is wrong",
            428, "Precondition required",
            429, "The queue is full");
    private static final Map<Integer, String> TYPES = Map.of(
            400, "http",
            401, "unauthorized",
            403, "forbidden",
            404, "missing",
            409, "conflict",
            412, "precondition",
            415, "http",
            422, "input",
            428, "precondition",
            429, "queue-full");

    private Errors() {}

    static void complete(String path, String verb, Operation operation) {
        Map<String, String> errors = new LinkedHashMap<>();
        errors.put("400", "The request cannot be read, or a parameter is out of its range");
        errors.put("401", "Nobody is known by this token, or there is none");
        errors.put("403", "The role is not enough, or a page of another site asks");
        if (path.contains("{")) {
            errors.put("404", "There is no such thing");
        }
        if (operation.getRequestBody() != null) {
            errors.put("413", "The body is longer than 4 MiB");
            errors.put("415", "The body is not JSON");
            errors.put("422", "The input is wrong; all problems are listed");
        } else if (verb.equals("GET") && operation.getParameters() != null) {
            errors.put("422", "A parameter is out of its range");
        }
        errors.put("421", "Without authentication, and not called by the name of this machine");
        errors.put("500", "An unexpected failure; the server's log has it under a number");
        errors.forEach((status, description) -> {
            if (!operation.getResponses().hasAPIResponse(status)) {
                operation
                        .getResponses()
                        .addAPIResponse(status, OASFactory.createAPIResponse().description(description));
            }
        });
        operation.getResponses().getAPIResponses().forEach((status, response) -> {
            if (status.startsWith("4") || status.startsWith("5")) {
                problem(Integer.parseInt(status), response);
            }
        });
    }

    private static void problem(int status, APIResponse response) {
        if (status == 413) {
            return; // It is refused before anything of ours sees it, and has no body.
        }
        Map<String, Object> example = new LinkedHashMap<>();
        example.put("type", "urn:limbeck:problem:" + TYPES.getOrDefault(status, status == 421 ? "host" : "unexpected"));
        example.put("title", TITLES.getOrDefault(status, String.valueOf(response.getDescription())));
        example.put("status", status);
        example.put("detail", String.valueOf(response.getDescription()));
        if (status == 422) {
            example.put(
                    "problems",
                    List.of(Map.of(
                            "severity", "error",
                            "where", "student.objective[1].temperature",
                            "node", "student.objective[1]",
                            "setting", "temperature",
                            "message", "must be greater than 0, but is '-3'",
                            "remedy", "write a positive number")));
        }
        response.setContent(OASFactory.createContent()
                .addMediaType(
                        ProblemDetail.MEDIA_TYPE,
                        OASFactory.createMediaType()
                                .schema(OASFactory.createSchema().ref("#/components/schemas/ProblemDetail"))
                                .example(example)));
    }
}
