package io.limbeck.plugins.data;

import io.limbeck.spi.ComponentContext;
import io.limbeck.spi.Default;
import io.limbeck.spi.PortSpecs;
import io.limbeck.spi.Ports;
import io.limbeck.spi.Summary;
import io.limbeck.spi.data.DatasetSource;
import io.limbeck.spi.data.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * UCI heart disease, prepared as Fed-Heart-Disease is [1]: the three features that most hospitals did not take down (slope,
 * vessels, thal) are left out, then every row with a missing value. That is 740 patients, 303, 261, 46 and 130 of four
 * hospitals. The class is whether a vessel is narrowed by more than half. The hospital can be a sensitive attribute, and is
 * never a feature.
 *
 * <p>Cholesterol is 0 in every row of Switzerland and in many of Long Beach, which is no measurement; as in [1] it stays.
 *
 * <p>[1] Ogier du Terrail et al.: FLamby: Datasets and Benchmarks for Cross-Silo Federated Learning in Realistic Healthcare
 * Settings, 2022.
 */
final class HeartSource implements DatasetSource {

    @Summary("Heart disease (UCI): is a vessel of the heart narrowed? 740 patients of four hospitals")
    record Settings(
            @Summary("Sensitive attributes: sex, hospital, age; \"sex*hospital\" is an intersection.") @Default("[sex]")
            List<String> sensitive,

            @Summary("Privileged groups other than male and the older") @Default("{}")
            Map<String, String> privileged,

            @Summary("Whether sex and age are features although they are sensitive") @Default("false")
            boolean sensitiveAsFeature,

            @Summary("Age up to which one is of the younger group") @Default("55")
            double ageThreshold) {}

    private static final String HOSPITAL = "hospital";
    private static final List<String> HOSPITALS = List.of("cleveland", "hungarian", "switzerland", "va");
    private static final List<String> COLUMNS = List.of(
            "age",
            "sex",
            "chest-pain",
            "blood-pressure",
            "cholesterol",
            "fasting-sugar",
            "rest-ecg",
            "max-heart-rate",
            "exercise-angina",
            "st-depression",
            "slope",
            "vessels",
            "thal",
            "disease");
    private static final Map<String, List<String>> CODES = Map.of(
            "sex", List.of("female", "male"),
            "chest-pain", List.of("", "typical", "atypical", "non-anginal", "asymptomatic"),
            "fasting-sugar", List.of("up-to-120", "above-120"),
            "rest-ecg", List.of("normal", "st-t-abnormal", "hypertrophy"),
            "exercise-angina", List.of("no", "yes"));
    private static final long ROWS = 740;

    private final Settings settings;
    private final KnownFiles files;

    HeartSource(Settings settings, ComponentContext context) {
        this.settings = settings;
        this.files = new KnownFiles(KnownDatasets.HEART, context.dataDirectory("heart"));
    }

    static Ports ports(Settings settings, PortSpecs inputs) {
        return known(settings).ports(settings.sensitive(), settings.privileged(), ROWS);
    }

    private static KnownTable known(Settings settings) {
        return new KnownTable(
                "disease",
                List.of("absent", "present"),
                COLUMNS.subList(0, COLUMNS.indexOf("slope")),
                List.of(
                        Attribute.of("sex", List.of("female", "male"), "male"),
                        Attribute.of(HOSPITAL, HOSPITALS, ""),
                        Attribute.byAge("age", settings.ageThreshold(), false)));
    }

    @Override
    public Table read() {
        return TableBuilder.build(
                rows(),
                known(settings)
                        .layout(
                                settings.sensitive(),
                                settings.privileged(),
                                settings.sensitiveAsFeature(),
                                MissingPolicy.DROP));
    }

    private RawTable rows() {
        CsvReader reader = new CsvReader(",", Optional.of(COLUMNS), "X1");
        List<String> hospitals = new ArrayList<>();
        List<DataFile> each = files.verified();
        for (int i = 0; i < each.size(); i++) {
            int count = reader.read(List.of(each.get(i))).rows();
            for (int row = 0; row < count; row++) {
                hospitals.add(HOSPITALS.get(i));
            }
        }
        RawTable rows = reader.read(each);
        for (String name : COLUMNS) {
            rows = rows.with(rows.column(name).map(name, value(name)));
        }
        RawColumn.Builder hospital = new RawColumn.Builder(HOSPITAL);
        hospitals.forEach(hospital::add);
        return rows.with(hospital.build());
    }

    /** One hospital writes {@code 1.0} where the others write {@code 1}, and {@code ?} where they write {@code -9}. */
    private static UnaryOperator<String> value(String column) {
        return text -> {
            String number = text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
            if (number.equals("-9") || number.equals("?")) {
                return "?";
            }
            if (column.equals("disease")) {
                return number.equals("0") ? "absent" : "present";
            }
            List<String> codes = CODES.get(column);
            return codes == null ? number : codes.get(Integer.parseInt(number));
        };
    }

    @Override
    public String fingerprint() {
        return files.fingerprint();
    }
}
