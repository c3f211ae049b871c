package io.limbeck.spi;

import java.util.regex.Pattern;
import org.apiguardian.api.API;

/**
 * Name of a component: {@code family/name}, both safe as file names and in URLs. A dot is for the source of a
 * definition that has rivals ({@code uncertainty/ace.nixon2019}).
 *
 * @param family the part before the slash
 * @param name the part after the slash
 */
@API(status = API.Status.STABLE, since = "0.1")
public record ComponentId(String family, String name) implements Comparable<ComponentId> {

    private static final Pattern PART = Pattern.compile("[a-z][a-z0-9]*([.-][a-z0-9]+)*");

    public ComponentId {
        if (!PART.matcher(family).matches() || !PART.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "A component id reads 'family/name' in lower-case letters, digits, hyphens" + " and dots, but is '"
                            + family + "/" + name + "'");
        }
    }

    /**
     * Reads {@code family/name}.
     *
     * @param text the name
     * @return the id
     * @throws IllegalArgumentException if the text is anything else
     */
    public static ComponentId of(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            throw new IllegalArgumentException("A component id reads 'family/name', but is '" + text + "'");
        }
        return new ComponentId(text.substring(0, slash), text.substring(slash + 1));
    }

    @Override
    public int compareTo(ComponentId other) {
        int byFamily = family.compareTo(other.family);
        return byFamily != 0 ? byFamily : name.compareTo(other.name);
    }

    @Override
    public String toString() {
        return family + "/" + name;
    }
}
