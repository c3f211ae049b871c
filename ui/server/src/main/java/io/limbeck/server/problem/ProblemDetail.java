package io.limbeck.server.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An error as RFC 9457 has it, with all problems of the input. */
@Schema(name = "ProblemDetail")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ProblemDetail(
        @Schema(description = "Kind of error, a name below urn:limbeck:problem:", example = "urn:limbeck:problem:input")
        String type,

        @Schema(description = "The kind in words", example = "The input is wrong")
        String title,

        @Schema(description = "HTTP status", example = "422")
        int status,

        @Schema(description = "What happened, and the way out")
        String detail,

        @Schema(description = "Everything that is wrong with the input")
        List<ProblemView> problems) {

    /** The media type of RFC 9457. */
    public static final String MEDIA_TYPE = "application/problem+json";

    /** An error without problems of the input. */
    public static ProblemDetail of(String type, String title, int status, String detail) {
        return new ProblemDetail("urn:limbeck:problem:" + type, title, status, detail, List.of());
    }

    /** {@return the same with problems} */
    public ProblemDetail with(List<ProblemView> more) {
        return new ProblemDetail(type, title, status, detail, more);
    }

    /** {@return it as a response} */
    public Response response() {
        return Response.status(status)
                .type(MediaType.valueOf(MEDIA_TYPE))
                .entity(this)
                .build();
    }
}
