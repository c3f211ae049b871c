package io.limbeck.server.security;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/** Finds the roles in a token: a list of names or one text with spaces, at a claim or within one. */
final class RoleClaim {

    private RoleClaim() {}

    /** {@return what the token has there}, empty if nothing */
    static List<String> of(JsonWebToken token, String path) {
        @Nullable Object whole = token.getClaim(path);
        if (whole != null) {
            return names(whole);
        }
        String[] keys = path.split("\\.");
        @Nullable Object value = token.getClaim(keys[0]);
        for (int i = 1; i < keys.length && value != null; i++) {
            value = value instanceof Map<?, ?> map ? map.get(keys[i]) : null;
        }
        return value == null ? List.of() : names(value);
    }

    private static List<String> names(Object value) {
        if (value instanceof JsonObject) {
            return List.of();
        }
        if (value instanceof JsonArray array) {
            return array.stream().flatMap(one -> names(one).stream()).toList();
        }
        if (value instanceof Collection<?> all) {
            return all.stream().map(String::valueOf).toList();
        }
        String text = value instanceof JsonString json ? json.getString() : String.valueOf(value);
        return List.of(text.trim().split("\\s+"));
    }
}
