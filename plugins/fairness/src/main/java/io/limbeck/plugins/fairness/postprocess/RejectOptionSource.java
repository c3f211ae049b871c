package io.limbeck.plugins.fairness.postprocess;

import io.limbeck.plugins.fairness.statistics.RejectOption;
import io.limbeck.plugins.fairness.statistics.ThresholdRule;
import io.limbeck.plugins.fairness.statistics.ThresholdRule.Threshold;
import io.limbeck.spi.Default;
import io.limbeck.spi.InvalidInputException;
import io.limbeck.spi.PortSpecs;
import io.limbeck.spi.Ports;
import io.limbeck.spi.Problem;
import io.limbeck.spi.Summary;
import io.limbeck.spi.TableSpec;
import io.limbeck.spi.model.Lesson;
import io.limbeck.spi.model.Teacher;
import io.limbeck.spi.model.TeacherSource;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.PositiveOrZero;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A model whose uncertain decisions go to the unprivileged, see {@link RejectOption}. Chance has no part in it: it is a
 * threshold for the privileged group and a lower one for all others.
 */
final class RejectOptionSource implements TeacherSource {

    @Summary("Decides uncertain rows of a model for the unprivileged and against the privileged")
    record Settings(
            @Summary("Sensitive attribute; the first declared unless given, an intersection as sex*race")
            Optional<String> attribute,

            @Summary("The privileged group; that of the data unless given")
            Optional<String> privileged,

            @Summary("The gap that is bounded: unprivileged less privileged") @Default("demographic-parity")
            RejectOption.Gap gap,

            @Summary("How far the gap may be from zero") @Default("0.05") @PositiveOrZero @DecimalMax("1")
            double bound,

            @Summary("Rows on which threshold and margin are found") @Default("calibration")
            FittingRows.Rows rows,

            @Summary("Rows that each side must have there, with both labels among them") @Default("20") @Min(2)
            int minimumRows,

            @Summary("What becomes of rows whose group is unknown") @Default("as-model")
            Others others) {}

    private final Settings settings;
    private final SensitiveAttribute attribute;

    RejectOptionSource(Settings settings) {
        this.settings = settings;
        this.attribute = new SensitiveAttribute(settings.attribute());
    }

    static Ports ports(Settings settings, PortSpecs inputs) {
        SensitiveAttribute attribute = new SensitiveAttribute(settings.attribute());
        Ports ports = attribute.ports(inputs);
        List<String> groups = inputs.data()
                .map(TableSpec::sensitive)
                .flatMap(declared -> attribute.among(declared.keySet()).map(declared::get))
                .orElse(List.of());
        return settings.privileged()
                .filter(group -> !groups.isEmpty() && !groups.contains(group))
                .map(group -> ports.with(
                        Problem.error("privileged", "there is no group '" + group + "'", "name one of " + groups)))
                .orElse(ports);
    }

    @Override
    public Teacher open(Lesson lesson) {
        String name = attribute.in(lesson.rows(settings.rows().split()));
        FittingRows rows = FittingRows.of(lesson, settings.rows(), name);
        String privileged = settings.privileged().orElse(rows.attribute().privileged());
        if (!rows.groups().containsKey(privileged)) {
            throw new InvalidInputException(Problem.error(
                    "privileged",
                    privileged.isEmpty()
                            ? "'" + name + "' has no privileged group"
                            : "there is no group '" + privileged + "' of '" + name + "'",
                    "name one of " + rows.groups().keySet()));
        }
        FittingRows sides = rows.sides(privileged);
        sides.groups().keySet().forEach(side -> requireEnough(sides, side));
        RejectOption.Choice choice = RejectOption.choose(
                sides.group(privileged), sides.group(FittingRows.REST), settings.gap(), settings.bound());
        Map<String, ThresholdRule> rules = new LinkedHashMap<>();
        for (String group : rows.groups().keySet()) {
            double margin = group.equals(privileged) ? choice.margin() : -choice.margin();
            Threshold threshold = new Threshold(true, choice.threshold() + margin);
            rules.put(group, new ThresholdRule(0, 0, threshold, threshold, 1));
        }
        return teacher(lesson, name, rules);
    }

    private void requireEnough(FittingRows sides, String side) {
        if (!sides.sufficient(settings.minimumRows()).containsKey(side)) {
            throw new InvalidInputException(Problem.error(
                    "minimumRows",
                    "no threshold can be found on the split '" + sides.split().label() + "': " + sides.describe(side)
                            + ", and '" + settings.minimumRows() + "' are needed with both labels among them",
                    "give the split a greater share in data.split, or lower minimumRows"));
        }
    }

    @Override
    public Teacher reopen(Lesson lesson, Path folder) throws IOException {
        return teacher(lesson, attribute.in(lesson.rows(settings.rows().split())), RulesFile.read(folder));
    }

    private Teacher teacher(Lesson lesson, String name, Map<String, ThresholdRule> rules) {
        Teacher model = lesson.models(Postprocessors.MODEL).get(0);
        return new ThresholdTeacher(model, name, rules, settings.others(), lesson.random());
    }
}
