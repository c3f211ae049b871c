package io.limbeck.plugins.fairness.loss.groups;

import io.limbeck.spi.PortSpecs;
import io.limbeck.spi.Ports;
import io.limbeck.spi.Problem;
import io.limbeck.spi.TableSpec;
import io.limbeck.spi.tensorflow.Need;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** First phase of every term on groups. Complains about what is known of the data, and about nothing else. */
public final class GroupCheck {

    private GroupCheck() {}

    /** {@return nothing but the problems of a term with these settings and needs} */
    public static Ports ports(GroupSettings settings, Set<Need> needs, PortSpecs inputs) {
        Optional<TableSpec> data = inputs.data();
        if (data.isEmpty()) {
            return Ports.NONE;
        }
        List<Problem> problems = new ArrayList<>(groups(settings, data.get()));
        List<String> classes = data.get().classes();
        if (needs.contains(Need.BINARY) && !classes.isEmpty() && classes.size() != 2) {
            problems.add(Problem.error(
                    "",
                    "needs two classes, but the data has " + classes.size() + ", " + quoted(classes),
                    "use 'fairness/equal-opportunity-gap', which takes the favourable class against the rest"));
        }
        return new Ports(Optional.empty(), problems);
    }

    private static List<Problem> groups(GroupSettings settings, TableSpec data) {
        if (data.sensitive().isEmpty()) {
            return List.of(Problem.error(
                    "",
                    "needs a sensitive attribute, but the data declares none",
                    "name one in the data section, such as 'sensitive: [sex]', or remove this term"));
        }
        Optional<String> attribute = settings.attributeAmong(data.sensitive().keySet());
        if (attribute.isEmpty()) {
            return List.of(Problem.error(
                    "attribute",
                    "there is no sensitive attribute '" + settings.attribute().orElse("") + "'",
                    "name one of " + quoted(data.sensitive().keySet())
                            + ", or add it to 'sensitive' in the data section"));
        }
        List<String> names = data.sensitive().getOrDefault(attribute.get(), List.of());
        if (names.size() == 1) {
            return List.of(Problem.warning(
                    "attribute",
                    "'" + attribute.get() + "' has the group '" + names.get(0)
                            + "' alone, so that there is nothing to compare",
                    "compare by an attribute with at least two groups, or remove this term"));
        }
        return List.of();
    }

    private static String quoted(Collection<String> names) {
        return "'" + String.join("', '", names) + "'";
    }
}
