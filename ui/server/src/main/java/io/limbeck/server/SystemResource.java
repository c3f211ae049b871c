package io.limbeck.server;

import io.limbeck.server.config.ServerConfig;
import io.limbeck.server.security.Access;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /api/v1/system}. */
@Path("/api/v1/system")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "system", description = "This server")
public class SystemResource {

    private final ServerConfig config;
    private final Access access;

    SystemResource(ServerConfig config, Access access) {
        this.config = config;
        this.access = access;
    }

    /** This server. */
    @Schema(name = "System")
    public record SystemView(
            String version,
            @Schema(description = "none, token, or oidc") String authentication,
            Optional<Access.User> user,

            @Schema(description = "Published data sets that are there")
            List<String> dataSets,

            String runsFolder,
            Limits limits) {

        /** Its limits. */
        @Schema(name = "Limits")
        public record Limits(int nodes, int queue, int workers) {}
    }

    /** This server, and who is asking. */
    @GET
    @Operation(operationId = "system", summary = "This server, its limits, and who is asking")
    @APIResponse(responseCode = "200", description = "The server")
    public SystemView system() {
        return new SystemView(
                Optional.ofNullable(SystemResource.class.getPackage().getImplementationVersion())
                        .orElse("0.1.0-SNAPSHOT"),
                config.authentication().name().toLowerCase(Locale.ROOT),
                access.user(),
                config.data().map(SystemResource::folders).orElse(List.of()),
                config.runs().toAbsolutePath().normalize().toString(),
                new SystemView.Limits(
                        config.limits().nodes(),
                        config.queue().most(),
                        config.worker().count()));
    }

    private static List<String> folders(java.nio.file.Path data) {
        if (!Files.isDirectory(data)) {
            return List.of();
        }
        try (Stream<java.nio.file.Path> all = Files.list(data)) {
            return all.filter(Files::isDirectory)
                    .map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
