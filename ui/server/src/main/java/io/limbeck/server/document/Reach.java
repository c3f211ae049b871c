package io.limbeck.server.document;

import com.fasterxml.jackson.databind.JsonNode;
import io.limbeck.engine.run.Checked;
import io.limbeck.server.config.ServerConfig;
import io.limbeck.spi.Problem;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How far a document may reach on a server that others use: files within the folder where relative paths start, and the
 * hosts that the server's owner has named. Looks at every text of every setting, so that no plugin has to be trusted with it.
 */
final class Reach {

    private final Path base;
    private final List<String> hosts;

    private Reach(Path base, List<String> hosts) {
        this.base = base;
        this.hosts = hosts;
    }

    /** {@return the reach of documents}, empty on a server for one person, who may do all of this anyway */
    static Optional<Reach> of(ServerConfig config, Path base) {
        return config.authentication() == ServerConfig.Authentication.NONE
                ? Optional.empty()
                : Optional.of(new Reach(base, config.remote().hosts().orElse(List.of())));
    }

    /** {@return what reaches too far in any variant}; settings are looked at as they are bound, changes applied */
    List<Problem> problems(Checked checked) {
        List<Problem> problems = new ArrayList<>();
        checked.variants()
                .forEach(variant ->
                        variant.experiment().nodes().forEach((place, node) -> look(place, node.canonical(), problems)));
        return problems.stream().distinct().toList();
    }

    private void look(String where, JsonNode value, List<Problem> problems) {
        if (value.isTextual()) {
            look(where, value.asText(), problems);
        }
        value.properties().forEach(field -> look(where + "." + field.getKey(), field.getValue(), problems));
        for (int i = 0; value.isArray() && i < value.size(); i++) {
            look(where + "[" + i + "]", value.get(i), problems);
        }
    }

    private void look(String where, String text, List<Problem> problems) {
        String lower = text.toLowerCase(Locale.ROOT).trim();
        if (lower.contains("://")) {
            if (!isAllowed(lower)) {
                problems.add(Problem.error(
                        where,
                        "'" + text + "' is an address that this server does not ask",
                        "ask the server's owner to name its host in LIMBECK_REMOTE_HOSTS"));
            }
        } else if (isOutside(text)) {
            problems.add(
                    Problem.error(
                            where,
                            "'" + text + "' lies outside the server's folder",
                            "put the file below the folder where the server's paths start (LIMBECK_BASE), and name it from there"));
        }
    }

    private boolean isAllowed(String address) {
        try {
            String host = new URI(address).getHost();
            return host != null && hosts.contains(host);
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private boolean isOutside(String text) {
        try {
            return !base.resolve(text).normalize().startsWith(base);
        } catch (InvalidPathException e) {
            return false;
        }
    }
}
