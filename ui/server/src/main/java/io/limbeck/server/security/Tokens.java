package io.limbeck.server.security;

import io.limbeck.engine.store.Hashes;
import io.limbeck.server.config.ServerConfig;
import io.limbeck.server.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The tokens of the API: 256 random bits each, of which only the SHA-256 is kept. Such a number cannot be guessed from its
 * hash, so that no slow hash is needed.
 */
@ApplicationScoped
public class Tokens {

    private static final String PREFIX = "lmb_";
    private static final int BYTES = 32;

    private final Database database;
    private final ServerConfig config;
    private final SecureRandom random = new SecureRandom();

    Tokens(Database database, ServerConfig config) {
        this.database = database;
        this.config = config;
    }

    /** A token, without what is secret. */
    @Schema(name = "Token")
    public record Token(String id, String name, String role, Instant created) {}

    /** A token that was just made, with what is told once. */
    @Schema(name = "NewToken")
    public record NewToken(
            String id,
            String name,
            String role,

            @Schema(description = "The token itself; it is not shown again")
            String secret) {}

    /** {@return whose token it is} */
    Optional<Access.User> owner(String secret) {
        String hash = Hashes.sha256(secret);
        Optional<Access.User> admin = config.adminToken()
                .filter(own -> Hashes.sha256(own).equals(hash))
                .map(own -> new Access.User("administrator", Role.ADMIN.label()));
        return admin.or(() -> database.read(sql -> sql.first(
                "select name, role from token where hash = ?",
                row -> new Access.User(row.getString(1), row.getString(2)),
                hash)));
    }

    List<Token> all() {
        return database.read(sql -> sql.list(
                "select id, name, role, created from token order by name",
                row -> new Token(
                        row.getString(1), row.getString(2), row.getString(3), Instant.ofEpochMilli(row.getLong(4)))));
    }

    /** {@return the new token; empty if the name is taken} */
    Optional<NewToken> create(String name, Role role) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        String secret = PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        String id = UUID.randomUUID().toString();
        boolean made = database.write(sql -> {
            boolean taken = sql.first("select 1 from token where name = ?", row -> row.getInt(1), name)
                    .isPresent();
            return !taken
                    && sql.update(
                                    "insert into token (id, name, role, hash, created) values (?, ?, ?, ?, ?)",
                                    id,
                                    name,
                                    role.label(),
                                    Hashes.sha256(secret),
                                    System.currentTimeMillis())
                            == 1;
        });
        return made ? Optional.of(new NewToken(id, name, role.label(), secret)) : Optional.empty();
    }

    boolean delete(String id) {
        return database.write(sql -> sql.update("delete from token where id = ?", id)) == 1;
    }
}
