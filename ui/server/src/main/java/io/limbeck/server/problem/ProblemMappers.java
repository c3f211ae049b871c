package io.limbeck.server.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.limbeck.spi.InvalidInputException;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Every exception that leaves a resource, as a problem of RFC 9457. */
final class ProblemMappers {

    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

    @ServerExceptionMapper
    Response refused(Refusal refusal) {
        Response.ResponseBuilder builder =
                Response.fromResponse(refusal.detail().response());
        refusal.headers().forEach(builder::header);
        return builder.build();
    }

    @ServerExceptionMapper
    Response wrongInput(InvalidInputException wrong) {
        return refused(Refusal.input(ProblemView.of(wrong.problems(), Set.of())));
    }

    @ServerExceptionMapper
    Response violated(ConstraintViolationException violated) {
        List<ProblemView> problems = violated.getConstraintViolations().stream()
                .map(one -> {
                    String path = one.getPropertyPath().toString();
                    String field = path.substring(path.lastIndexOf('.') + 1);
                    return new ProblemView(
                            "error", field, "", "", one.getMessage(), "mend '" + field + "' and send again");
                })
                .toList();
        return refused(Refusal.input(problems));
    }

    @ServerExceptionMapper
    Response unreadable(JsonProcessingException wrong) {
        String where = wrong.getLocation() == null
                ? ""
                : " (line " + wrong.getLocation().getLineNr() + ", column "
                        + wrong.getLocation().getColumnNr() + ")";
        return ProblemDetail.of(
                        "body",
                        "The body cannot be read",
                        400,
                        "It is not the JSON expected here: " + wrong.getOriginalMessage() + where)
                .response();
    }

    @ServerExceptionMapper
    Response other(WebApplicationException failure) {
        int status = failure.getResponse().getStatus();
        if (status < 400) {
            return failure.getResponse();
        }
        Throwable cause = failure.getCause();
        if (cause instanceof JsonProcessingException wrong) {
            return unreadable(wrong);
        }
        String title = failure.getResponse().getStatusInfo().getReasonPhrase();
        return ProblemDetail.of("http", title, status, String.valueOf(failure.getMessage()))
                .response();
    }

    /** The client learns a number, the log the rest: messages of others may tell of paths and secrets. */
    @ServerExceptionMapper
    Response unexpected(RuntimeException failure) {
        String number = UUID.randomUUID().toString();
        LOG.errorf(failure, "Unexpected failure %s", number);
        return ProblemDetail.of(
                        "unexpected",
                        "An unexpected failure",
                        500,
                        "The server's log has it under " + number + ". Nothing else is affected")
                .response();
    }
}
