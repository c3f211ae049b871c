package io.limbeck.server.config;

import io.limbeck.engine.catalog.Suggestions;
import io.limbeck.quarkus.LimbeckConfig;
import io.smallrye.config.ConfigMappings;
import io.smallrye.config.ConfigMappings.ConfigClass;
import io.smallrye.config.common.utils.StringUtil;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Environment variables that were meant as settings and are none. An unknown system property stops the start; an unknown
 * variable is read by nobody, and a limit with a slip in its name would be no limit. Names that are near to none of ours
 * are somebody else's: Kubernetes sets {@code LIMBECK_PORT} where there is a service of that name.
 */
public final class Slips {

    private static final String PREFIX = "LIMBECK_";

    private Slips() {}

    /**
     * {@return what to say of them}
     *
     * @param environment names of environment variables
     */
    public static List<String> in(Collection<String> environment) {
        Set<String> known = known();
        return environment.stream()
                .filter(name -> name.startsWith(PREFIX) && !known.contains(name.substring(PREFIX.length())))
                .sorted()
                .flatMap(name -> Suggestions.nearest(name.substring(PREFIX.length()), known).stream()
                        .map(near -> "The environment variable '" + name
                                + "' is no setting, and is passed over; did you" + " mean '" + PREFIX + near + "'?"))
                .toList();
    }

    private static Set<String> known() {
        Set<String> known = new TreeSet<>();
        Stream.of(ServerConfig.class, LimbeckConfig.class)
                .flatMap(type -> ConfigMappings.getProperties(ConfigClass.configClass(type)).keySet().stream())
                .map(name ->
                        StringUtil.replaceNonAlphanumericByUnderscores(name).toUpperCase(Locale.ROOT))
                .filter(name -> name.startsWith(PREFIX))
                .map(name -> name.substring(PREFIX.length()))
                .forEach(known::add);
        return known;
    }
}
