package io.limbeck.plugins.data;

import io.limbeck.spi.ComponentContext;
import io.limbeck.spi.Default;
import io.limbeck.spi.InvalidInputException;
import io.limbeck.spi.PortSpecs;
import io.limbeck.spi.Ports;
import io.limbeck.spi.Problem;
import io.limbeck.spi.Summary;
import io.limbeck.spi.TableSpec;
import io.limbeck.spi.data.DatasetSource;
import io.limbeck.spi.data.Table;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Rows of a file of separated values. A column is numeric if all its values are numbers, unless settings say so. */
final class CsvSource implements DatasetSource {

    @Summary("Rows of a file of separated values, one line each; packed if its name ends in .gz")
    record Settings(
            @Summary("The file; a relative path starts at the document's folder") @NotBlank
            String path,

            @Summary("Column of the label, whose classes are told apart")
            Optional<String> label,

            @Summary("Column of a number to predict, in place of a label: regression")
            Optional<String> target,

            @Summary("Unit of that number, for reports") Optional<String> unit,

            @Summary("The classes in order; without it those in the file, sorted")
            Optional<List<String>> classes,

            @Summary("The favourable (positive) class; without it the last one")
            Optional<String> favourable,

            @Summary("Columns whose values are groups; \"sex*race\" is an intersection.") @Default("[]")
            List<String> sensitive,

            @Summary("The privileged group of an attribute, for signed conventions") @Default("{}")
            Map<String, String> privileged,

            @Summary("Columns that are features; without it all that are neither predicted, sensitive nor ignored")
            Optional<List<String>> features,

            @Summary("Columns that are not features") @Default("[]")
            List<String> ignore,

            @Summary("Columns that must be numbers") @Default("[]")
            List<String> numeric,

            @Summary("Columns that are categories even if they look like numbers") @Default("[]")
            List<String> categorical,

            @Summary("What becomes of rows in which a value is missing") @Default("error")
            MissingPolicy missing,

            @Summary("Values that mean that there is none; NaN always does") @Default("['', '?', 'NA']")
            List<String> missingValues,

            @Summary("What stands between values") @Default("','") @NotEmpty
            String separator,

            @Summary("Names of the columns, for a file whose first line does not have them")
            Optional<List<String>> header,

            @Summary("SHA-256 that the file must have") Optional<@Pattern(regexp = "[0-9a-fA-F]{64}") String> sha256,

            @Summary("Whether sensitive columns are features, too") @Default("false")
            boolean sensitiveAsFeature) {

        /** {@return the column that is predicted} */
        String predicted() {
            return target.or(() -> label).orElse("");
        }

        boolean isRegression() {
            return target.isPresent();
        }
    }

    private final Settings settings;
    private final DataFile file;

    CsvSource(Settings settings, ComponentContext context) {
        this.settings = settings;
        this.file = new DataFile(context.baseDirectory().resolve(Path.of(settings.path())));
    }

    static Ports ports(Settings settings, PortSpecs inputs) {
        List<Problem> problems = new ArrayList<>(SensitiveNames.checkForm(settings.sensitive(), settings.privileged()));
        settings.header().ifPresent(header -> problems.addAll(SensitiveNames.check(settings.sensitive(), header)));
        problems.addAll(CsvTarget.problems(settings));
        List<String> classes = settings.classes().orElse(List.of());
        int favourable =
                classes.indexOf(settings.favourable().orElse(classes.isEmpty() ? "" : classes.get(classes.size() - 1)));
        if (!classes.isEmpty() && favourable < 0) {
            String name = settings.favourable().orElse("");
            problems.add(
                    Problem.error("favourable", "there is no class '" + name + "'", Suggestion.remedy(name, classes)));
        }
        if (settings.classes().isPresent() && Set.copyOf(classes).size() < Math.max(2, classes.size())) {
            problems.add(Problem.error(
                    "classes", "are '" + classes + "'", "name at least two classes, each once, or leave it out"));
        }
        Map<String, List<String>> groups = new LinkedHashMap<>();
        settings.sensitive().forEach(entry -> groups.put(SensitiveNames.name(entry), List.of()));
        TableSpec spec = settings.isRegression()
                ? TableSpec.ofNumbers(List.of(), groups, -1)
                : new TableSpec(List.of(), classes, favourable, groups, -1);
        return new Ports(Optional.of(spec), problems);
    }

    @Override
    public Table read() {
        requireFile();
        settings.sha256().ifPresent(this::requireHash);
        RawTable rows = new CsvReader(settings.separator(), settings.header(), "").read(List.of(file));
        List<Problem> unknown = settings.ignore().stream()
                .filter(name -> rows.find(name).isEmpty())
                .map(name -> Problem.error(
                        "ignore", "there is no column '" + name + "'", Suggestion.remedy(name, rows.names())))
                .toList();
        if (!unknown.isEmpty()) {
            throw new InvalidInputException(unknown);
        }
        return TableBuilder.build(rows, layout(rows));
    }

    private Layout layout(RawTable rows) {
        Set<String> features = new LinkedHashSet<>(settings.features().orElse(rows.names()));
        settings.ignore().forEach(features::remove);
        features.remove(settings.predicted());
        if (!settings.sensitiveAsFeature()) {
            features.removeAll(SensitiveNames.bases(settings.sensitive()));
        }
        return new Layout(
                settings.predicted(),
                settings.classes(),
                settings.favourable(),
                Map.of(),
                settings.sensitive(),
                settings.privileged(),
                List.copyOf(features),
                new LinkedHashSet<>(settings.numeric()),
                new LinkedHashSet<>(settings.categorical()),
                Set.copyOf(settings.missingValues()),
                settings.missing(),
                settings.target().map(target -> settings.unit().orElse("")));
    }

    private void requireFile() {
        if (!Files.isRegularFile(file.path())) {
            throw new InvalidInputException(Problem.error(
                    "path",
                    "there is no file '" + file.path() + "'",
                    "check the path; a relative one starts at the document's folder"));
        }
    }

    private void requireHash(String expected) {
        String found = file.hash();
        if (!found.equalsIgnoreCase(expected)) {
            throw new InvalidInputException(Problem.error(
                    "sha256",
                    "the file '" + file.path() + "' has the checksum '" + found + "', not '" + expected + "'",
                    "it was changed or cut short: fetch it again, or write its new checksum here"));
        }
    }

    @Override
    public String fingerprint() {
        requireFile();
        return file.hash();
    }
}
