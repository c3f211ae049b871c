package io.limbeck.plugins.data;

import io.limbeck.spi.ComponentContext;
import io.limbeck.spi.Default;
import io.limbeck.spi.PortSpecs;
import io.limbeck.spi.Ports;
import io.limbeck.spi.Summary;
import io.limbeck.spi.data.DatasetSource;
import io.limbeck.spi.data.Table;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * UCI Statlog German credit, 1,000 rows. As in AIF360 the sex is derived from the personal status, which then is no
 * feature, and the young are those of up to 25 years [1]; the threshold is a setting.
 *
 * <p>[1] Kamiran, Calders: Classifying without Discriminating, 2009, section IV.
 */
final class GermanSource implements DatasetSource {

    @Summary("German credit (UCI): is an applicant a good risk? 1,000 rows")
    record Settings(
            @Summary("Sensitive attributes: sex, age; \"sex*age\" is an intersection.") @Default("[sex]")
            List<String> sensitive,

            @Summary("Privileged groups other than male and the older") @Default("{}")
            Map<String, String> privileged,

            @Summary("Whether sensitive columns are features, too") @Default("false")
            boolean sensitiveAsFeature,

            @Summary("Age up to which one is of the younger group") @Default("25")
            double ageThreshold,

            @Summary("Whether that age itself belongs to the older group") @Default("false")
            boolean ageInclusive) {}

    private static final List<String> COLUMNS = List.of(
            "status",
            "month",
            "credit_history",
            "purpose",
            "credit_amount",
            "savings",
            "employment",
            "investment_as_income_percentage",
            "personal_status",
            "other_debtors",
            "residence_since",
            "property",
            "age",
            "installment_plans",
            "housing",
            "number_of_credits",
            "skill_level",
            "people_liable_for",
            "telephone",
            "foreign_worker",
            "credit");
    private static final Set<String> FEMALE = Set.of("A92", "A95");
    private static final long ROWS = 1000;

    private final Settings settings;
    private final KnownFiles files;

    GermanSource(Settings settings, ComponentContext context) {
        this.settings = settings;
        this.files = new KnownFiles(KnownDatasets.GERMAN, context.dataDirectory("german"));
    }

    static Ports ports(Settings settings, PortSpecs inputs) {
        return known(settings).ports(settings.sensitive(), settings.privileged(), ROWS);
    }

    private static KnownTable known(Settings settings) {
        List<String> features = COLUMNS.stream()
                .filter(name -> !name.equals("credit"))
                .map(name -> name.equals("personal_status") ? "sex" : name)
                .toList();
        return new KnownTable(
                "credit",
                List.of("bad", "good"),
                features,
                List.of(
                        Attribute.of("sex", List.of("female", "male"), "male"),
                        Attribute.byAge("age", settings.ageThreshold(), settings.ageInclusive())));
    }

    @Override
    public Table read() {
        RawTable rows = CsvReader.withoutHeaderLine(" ", COLUMNS).read(files.verified());
        return TableBuilder.build(
                rows.with(rows.column("personal_status").map("sex", code -> FEMALE.contains(code) ? "female" : "male"))
                        .with(rows.column("credit").map("credit", code -> code.equals("1") ? "good" : "bad")),
                known(settings)
                        .layout(
                                settings.sensitive(),
                                settings.privileged(),
                                settings.sensitiveAsFeature(),
                                MissingPolicy.ERROR));
    }

    @Override
    public String group(String attribute, String value) {
        return known(settings).group(attribute, value);
    }

    @Override
    public String fingerprint() {
        return files.fingerprint();
    }
}
