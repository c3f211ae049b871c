package io.limbeck.server.security;

import io.limbeck.server.config.ServerConfig;
import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Who is asking. */
@RequestScoped
public class Access {

    private final ServerConfig config;
    private @Nullable User user;

    Access(ServerConfig config) {
        this.config = config;
    }

    /** Somebody. */
    @Schema(name = "User")
    public record User(
            String name,
            @Schema(description = "viewer, author or admin") String role) {}

    /** {@return whether nobody is asked who they are} */
    public boolean isOpen() {
        return config.authentication() == ServerConfig.Authentication.NONE;
    }

    /** {@return who is asking, if that is known} */
    public Optional<User> user() {
        return Optional.ofNullable(user);
    }

    void is(User somebody) {
        user = somebody;
    }
}
