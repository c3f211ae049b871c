package io.limbeck.engine.experiment;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.limbeck.spi.Component;
import io.limbeck.spi.Problem;
import java.util.ArrayList;
import java.util.List;

/** Whether the defaults of a component are values that its settings take. */
public final class Defaults {

    private Defaults() {}

    /** {@return what is wrong with them}; constraints are looked at where every setting has a default */
    public static List<Problem> problems(Component<?, ?> component) {
        List<Problem> found = new ArrayList<>();
        SettingsBinder.bind(component, JsonNodeFactory.instance.objectNode(), found);
        return found.stream()
                .filter(problem -> problem.severity() == Problem.Severity.ERROR)
                .filter(problem -> !problem.message().equals(SettingsReader.MISSING))
                .map(problem -> Problem.error(
                        component.id() + (problem.where().isEmpty() ? "" : "." + problem.where()),
                        problem.where().isEmpty()
                                ? problem.message()
                                : "its default " + problem.message().replace(SettingsReader.BY_DEFAULT, ""),
                        "mend @Default in " + component.settings().getName()))
                .toList();
    }
}
