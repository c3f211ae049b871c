package io.limbeck.plugins.data;

import io.limbeck.spi.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Entries of the setting {@code sensitive}: an attribute, or several joined by {@code *} for their intersection. */
final class SensitiveNames {

    private static final String JOINT = "\u00d7";

    private SensitiveNames() {}

    /** {@return the attributes an entry is made of; one unless it is an intersection} */
    static List<String> parts(String entry) {
        return Arrays.stream(entry.replace(JOINT, "*").split("\\*", -1))
                .map(String::strip)
                .toList();
    }

    /** {@return the attribute's name: {@code sex}, or {@code sex×race}} */
    static String name(String entry) {
        return String.join(JOINT, parts(entry));
    }

    /** {@return whether an attribute of this name is an intersection} */
    static boolean isIntersection(String name) {
        return name.contains(JOINT);
    }

    /** {@return every attribute that some entry mentions, each once, in order} */
    static Set<String> bases(List<String> entries) {
        Set<String> bases = new LinkedHashSet<>();
        entries.forEach(entry -> bases.addAll(parts(entry)));
        return bases;
    }

    /** {@return what is wrong with the entries if these are all the attributes there are} */
    static List<Problem> check(List<String> entries, Collection<String> known) {
        List<Problem> problems = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            for (String part : parts(entries.get(i))) {
                if (!known.contains(part)) {
                    problems.add(Problem.error(
                            "sensitive[" + i + "]",
                            "there is no sensitive attribute '" + part + "'",
                            Suggestion.remedy(part, known)));
                }
            }
        }
        return problems;
    }

    /** {@return what is wrong with the entries whatever the attributes are} */
    static List<Problem> checkForm(List<String> entries, Map<String, String> privileged) {
        List<Problem> problems = new ArrayList<>();
        Set<String> seen = new LinkedHashSet<>();
        for (int i = 0; i < entries.size(); i++) {
            List<String> parts = parts(entries.get(i));
            String where = "sensitive[" + i + "]";
            if (parts.contains("") || Set.copyOf(parts).size() < parts.size()) {
                problems.add(Problem.error(
                        where,
                        "is no attribute, but '" + entries.get(i) + "'",
                        "write a name, or different names joined by '*' for their intersection: \"sex*race\""));
            } else if (!seen.add(name(entries.get(i)))) {
                problems.add(Problem.error(where, "names '" + entries.get(i) + "' twice", "leave one of them out"));
            }
        }
        Set<String> bases = bases(entries);
        for (String attribute : privileged.keySet()) {
            if (!bases.contains(attribute)) {
                problems.add(Problem.error(
                        "privileged." + attribute,
                        "'" + attribute + "' is not among the sensitive attributes " + bases,
                        "add it to 'sensitive', or leave it out here"));
            }
        }
        return problems;
    }
}
