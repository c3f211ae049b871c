package io.limbeck.plugins.data;

import io.limbeck.spi.ComponentContext;
import io.limbeck.spi.Default;
import io.limbeck.spi.PortSpecs;
import io.limbeck.spi.Ports;
import io.limbeck.spi.Summary;
import io.limbeck.spi.data.DatasetSource;
import io.limbeck.spi.data.Split;
import io.limbeck.spi.data.Table;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * UCI Adult, prepared as the Fair Fairness Benchmark does [1]: rows with a missing value dropped, {@code fnlwgt} (a
 * sampling weight) left out, everything else kept, {@code education} beside {@code education-num}. That is 45,222 rows;
 * with {@code sex} out of the features and the rest one-hot encoded, 5 numbers and 96 categories: 101 features.
 *
 * <p>[1] Han et al.: FFB: A Fair Fairness Benchmark for In-Processing Group Fairness Methods, ICLR 2024.
 */
final class AdultSource implements DatasetSource {

    @Summary("Adult (UCI): does somebody earn more than 50,000 dollars? 45,222 rows of the census of 1994")
    record Settings(
            @Summary("Sensitive attributes: sex, race, age; \"sex*race\" is an intersection.") @Default("[sex]")
            List<String> sensitive,

            @Summary("Privileged groups other than Male, White and the older") @Default("{}")
            Map<String, String> privileged,

            @Summary("Whether sensitive columns are features, too") @Default("false")
            boolean sensitiveAsFeature,

            @Summary("Whether the 3,620 rows with a missing category stay") @Default("false")
            boolean keepMissing,

            @Summary("How races are grouped") @Default("all")
            RaceGroups race,

            @Summary("Age up to which one is of the younger group") @Default("25")
            double ageThreshold,

            @Summary("Whether that age itself belongs to the older group") @Default("false")
            boolean ageInclusive) {}

    private static final List<String> COLUMNS = List.of(
            "age",
            "workclass",
            "fnlwgt",
            "education",
            "education-num",
            "marital-status",
            "occupation",
            "relationship",
            "race",
            "sex",
            "capital-gain",
            "capital-loss",
            "hours-per-week",
            "native-country",
            "income");
    private static final List<String> RACES =
            List.of("Amer-Indian-Eskimo", "Asian-Pac-Islander", "Black", "Other", "White");
    private static final int TRAIN_ROWS = 32561;
    private static final long ROWS = 48842;
    private static final long COMPLETE_ROWS = 45222;

    private final Settings settings;
    private final KnownFiles files;

    AdultSource(Settings settings, ComponentContext context) {
        this.settings = settings;
        this.files = new KnownFiles(KnownDatasets.ADULT, context.dataDirectory("adult"));
    }

    static Ports ports(Settings settings, PortSpecs inputs) {
        long rows = settings.keepMissing() ? ROWS : COMPLETE_ROWS;
        return known(settings)
                .ports(
                        settings.sensitive(),
                        settings.privileged(),
                        settings.race() == RaceGroups.BLACK_WHITE ? -1 : rows);
    }

    private static KnownTable known(Settings settings) {
        List<String> features = COLUMNS.stream()
                .filter(name -> !name.equals("fnlwgt") && !name.equals("income"))
                .toList();
        return new KnownTable(
                "income",
                List.of("<=50K", ">50K"),
                features,
                List.of(
                        Attribute.of("sex", List.of("Female", "Male"), "Male"),
                        settings.race().attribute(RACES, "Black", "White"),
                        Attribute.byAge("age", settings.ageThreshold(), settings.ageInclusive())));
    }

    private Layout layout() {
        return known(settings)
                .layout(
                        settings.sensitive(),
                        settings.privileged(),
                        settings.sensitiveAsFeature(),
                        settings.keepMissing() ? MissingPolicy.KEEP : MissingPolicy.DROP);
    }

    @Override
    public Table read() {
        return TableBuilder.build(rows(), layout());
    }

    /** Labels of the test file end in a full stop, and its first line is a remark. */
    private RawTable rows() {
        RawTable rows = new CsvReader(",", Optional.of(COLUMNS), "|").read(files.verified());
        RawColumn race = rows.column("race");
        return rows.with(rows.column("income")
                        .map("income", label -> label.endsWith(".") ? label.substring(0, label.length() - 1) : label))
                .filter(row -> settings.race().keeps(race.value(row), "Black", "White"));
    }

    @Override
    public String group(String attribute, String value) {
        return known(settings).group(attribute, value);
    }

    @Override
    public String fingerprint() {
        return files.fingerprint();
    }

    @Override
    public List<Split> publishedSplit() {
        return Arrays.stream(TableBuilder.withoutMissing(rows(), layout()).ids())
                .mapToObj(id -> id < TRAIN_ROWS ? Split.TRAIN : Split.TEST)
                .toList();
    }
}
