package io.limbeck.plugins.models;

import io.limbeck.spi.Problem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/** Checks classes that settings name. */
final class ClassNames {

    private ClassNames() {}

    /**
     * {@return what is wrong with the names}; nothing while the classes are unknown
     *
     * @param where the setting
     * @param names the names it holds
     * @param classes the classes there are
     * @param someMustStay whether not all classes may be named
     */
    static List<Problem> problems(String where, List<String> names, List<String> classes, boolean someMustStay) {
        List<Problem> problems = new ArrayList<>();
        if (classes.isEmpty()) {
            return problems;
        }
        for (int i = 0; i < names.size(); i++) {
            if (!classes.contains(names.get(i))) {
                problems.add(Problem.error(
                        where + "[" + i + "]",
                        "there is no class '" + names.get(i) + "'",
                        "there are: " + String.join(", ", classes)));
            }
        }
        if (someMustStay && new HashSet<>(names).containsAll(classes)) {
            problems.add(Problem.error(
                    where,
                    "names every class: '" + String.join(", ", names) + "'",
                    "keep at least one class out of it"));
        }
        return problems;
    }
}
