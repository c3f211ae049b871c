package io.limbeck.plugins.data;

import io.limbeck.spi.Problem;
import java.util.ArrayList;
import java.util.List;

/** Whether it is clear what a file's rows are to be asked for: a label with classes, or a number. */
final class CsvTarget {

    private CsvTarget() {}

    static List<Problem> problems(CsvSource.Settings settings) {
        List<Problem> problems = new ArrayList<>();
        if (settings.label().isEmpty() && settings.target().isEmpty()) {
            problems.add(Problem.error(
                    "label",
                    "is missing",
                    "name the column whose classes are told apart, or a column of numbers with 'target'"));
        }
        if (settings.label().isPresent() && settings.isRegression()) {
            problems.add(Problem.error(
                    "target",
                    "'" + settings.predicted() + "' and the label '"
                            + settings.label().get() + "' cannot both be predicted",
                    "keep 'label' for classes, or 'target' for a number"));
        }
        if (settings.isRegression()) {
            settings.classes().ifPresent(classes -> problems.add(ofClasses("classes", settings)));
            settings.favourable().ifPresent(name -> problems.add(ofClasses("favourable", settings)));
        } else if (settings.unit().isPresent()) {
            problems.add(Problem.error(
                    "unit",
                    "is '" + settings.unit().get() + "', but classes have no unit",
                    "leave it out, or predict a number with 'target'"));
        }
        problems.addAll(usedTwice(settings));
        return problems;
    }

    private static Problem ofClasses(String setting, CsvSource.Settings settings) {
        return Problem.error(
                setting,
                "is for classes, but '" + settings.predicted() + "' is a number",
                "leave it out, or write 'label' in place of 'target'");
    }

    private static List<Problem> usedTwice(CsvSource.Settings settings) {
        String what = settings.isRegression() ? "target" : "label";
        String name = settings.predicted();
        List<Problem> problems = new ArrayList<>();
        if (SensitiveNames.bases(settings.sensitive()).contains(name)) {
            problems.add(Problem.error(
                    "sensitive", "'" + name + "' is the " + what, "name another column, or another " + what));
        }
        if (settings.features().orElse(List.of()).contains(name)) {
            problems.add(Problem.error("features", "'" + name + "' is the " + what, "leave it out"));
        }
        return problems;
    }
}
