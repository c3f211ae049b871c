package io.limbeck.server.security;

import io.limbeck.server.problem.Refusal;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /api/v1/tokens}, for administrators. */
@Path("/api/v1/tokens")
@Needs(Role.ADMIN)
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "tokens", description = "Who may do what; administrators only")
public class TokensResource {

    private final Tokens tokens;

    TokensResource(Tokens tokens) {
        this.tokens = tokens;
    }

    /** A token to be made. */
    @Schema(name = "TokenRequest")
    public record TokenRequest(
            @NotBlank @Size(max = 60) String name,

            @NotNull @Pattern(regexp = "^(viewer|author|admin)$", message = "is viewer, author or admin")
            String role) {}

    /** All tokens. */
    @GET
    @Operation(operationId = "tokens", summary = "All tokens, without what is secret")
    @APIResponse(responseCode = "200", description = "The tokens")
    public List<Tokens.Token> all() {
        return tokens.all();
    }

    /** A new token. */
    @POST
    @Operation(operationId = "createToken", summary = "Makes a token; it is told once")
    @APIResponse(
            responseCode = "201",
            description = "The token",
            content = @Content(schema = @Schema(implementation = Tokens.NewToken.class)))
    @APIResponse(responseCode = "409", description = "The name is taken")
    public Response create(@NotNull @Valid TokenRequest request) {
        Tokens.NewToken made = tokens.create(request.name(), Role.labelled(request.role()))
                .orElseThrow(() -> Refusal.conflict(
                        "There is a token named '" + request.name() + "'; remove it first, or choose another name"));
        return Response.status(Response.Status.CREATED).entity(made).build();
    }

    /** Takes a token away. */
    @DELETE
    @Path("{id}")
    @Operation(operationId = "deleteToken", summary = "Takes a token away")
    @APIResponse(responseCode = "204", description = "It is gone")
    public void delete(@PathParam("id") String id) {
        if (!tokens.delete(id)) {
            throw Refusal.missing("token '" + id + "'", "GET /api/v1/tokens lists them");
        }
    }
}
