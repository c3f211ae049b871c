package io.limbeck.plugins.data;

import io.limbeck.spi.Default;
import io.limbeck.spi.PortSpecs;
import io.limbeck.spi.Ports;
import io.limbeck.spi.Summary;
import io.limbeck.spi.data.Column;
import io.limbeck.spi.data.DatasetSource;
import io.limbeck.spi.data.Groups;
import io.limbeck.spi.data.Table;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.PositiveOrZero;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Applicants for a loan, made up by {@link LendingPopulation}, with biases that can be turned up and down. */
final class SimulatedLendingSource implements DatasetSource {

    @Summary("Made-up applicants for a loan, from equations with known and adjustable biases; needs no file")
    record Settings(
            @Summary("Number of applicants") @Default("20000") @Min(10) @Max(5_000_000)
            int rows,

            @Summary("Number of the population: another one, other applicants") @Default("1")
            long population,

            @Summary("Share of the disadvantaged group B") @Default("0.35") @DecimalMin("0") @DecimalMax("1")
            double groupShare,

            @Summary("How much lower the mean of ln(income) is in group B; 0 for no difference")
            @Default("0.3")
            @PositiveOrZero
            double structuralBias,

            @Summary("Probability that a member of B who would repay was rejected all the same")
            @Default("0.15")
            @DecimalMin("0")
            @DecimalMax("1")
            double labelBias,

            @Summary("How surely the neighbourhood gives the group away: 0 not at all, 1 always")
            @Default("0.6")
            @DecimalMin("0")
            @DecimalMax("1")
            double proxyStrength,

            @Summary("How much chance there is in repaying; 0 for none") @Default("1") @PositiveOrZero
            double noise,

            @Summary("Sensitive attributes: group, age-band; \"group*age-band\" is their intersection.")
            @Default("[group]")
            List<String> sensitive,

            @Summary("Privileged groups other than A and middle") @Default("{}")
            Map<String, String> privileged,

            @Summary("Whether sensitive attributes are features, too") @Default("false")
            boolean sensitiveAsFeature) {}

    /** To be changed whenever the equations change. */
    private static final String VERSION = "simulated-lending/1";

    private static final List<String> CLASSES = List.of("rejected", "approved");
    private static final List<String> GROUPS = List.of("A", "B");
    private static final List<String> AGE_BANDS = List.of("young", "middle", "senior");
    private static final KnownTable KNOWN = new KnownTable(
            "decision",
            CLASSES,
            List.of(),
            List.of(Attribute.of("group", GROUPS, "A"), Attribute.of("age-band", AGE_BANDS, "middle")));

    private final Settings settings;

    SimulatedLendingSource(Settings settings) {
        this.settings = settings;
    }

    static Ports ports(Settings settings, PortSpecs inputs) {
        return KNOWN.ports(settings.sensitive(), settings.privileged(), settings.rows());
    }

    @Override
    public Table read() {
        LendingPopulation population = new LendingPopulation(settings);
        List<LendingPopulation.Applicant> people = IntStream.range(0, settings.rows())
                .mapToObj(population::applicant)
                .toList();
        Map<String, Groups> attributes = new LinkedHashMap<>();
        attributes.put("group", groups("group", GROUPS, "A", people, LendingPopulation.Applicant::group));
        attributes.put(
                "age-band", groups("age-band", AGE_BANDS, "middle", people, LendingPopulation.Applicant::ageBand));

        List<Column> columns = new ArrayList<>(List.of(
                numeric("income", people, LendingPopulation.Applicant::income),
                numeric("debt-ratio", people, LendingPopulation.Applicant::debt),
                numeric("amount", people, LendingPopulation.Applicant::amount),
                numeric("history-years", people, LendingPopulation.Applicant::years),
                categorical(
                        "education",
                        List.of("basic", "secondary", "higher"),
                        people,
                        LendingPopulation.Applicant::education),
                categorical(
                        "neighbourhood",
                        List.of("north", "east", "south", "west"),
                        people,
                        LendingPopulation.Applicant::quarter),
                categorical(
                        "employment",
                        List.of("salaried", "self-employed", "temporary"),
                        people,
                        LendingPopulation.Applicant::work),
                categorical(
                        "payments", List.of("none", "clean", "late"), people, LendingPopulation.Applicant::payments)));
        Set<String> hidden = settings.sensitiveAsFeature() ? Set.of() : SensitiveNames.bases(settings.sensitive());
        attributes.values().stream()
                .filter(groups -> !hidden.contains(groups.attribute()))
                .forEach(groups ->
                        columns.add(new Column.Categorical(groups.attribute(), groups.codes(), groups.names())));
        double[] weights = new double[people.size()];
        Arrays.fill(weights, 1);
        return new Table(
                columns,
                people.stream().mapToInt(person -> person.approved() ? 1 : 0).toArray(),
                CLASSES,
                1,
                settings.sensitive().stream()
                        .map(entry -> sensitive(entry, attributes))
                        .toList(),
                weights,
                LongStream.range(0, people.size()).toArray());
    }

    private static Groups sensitive(String entry, Map<String, Groups> attributes) {
        List<Groups> parts = SensitiveNames.parts(entry).stream()
                .flatMap(name -> attributes.values().stream()
                        .filter(groups -> groups.attribute().equals(name)))
                .toList();
        return parts.size() == 1 ? parts.get(0) : GroupsBuilder.intersection(SensitiveNames.name(entry), parts);
    }

    private Groups groups(
            String name,
            List<String> names,
            String privileged,
            List<LendingPopulation.Applicant> people,
            ToIntFunction<LendingPopulation.Applicant> code) {
        return new Groups(
                name,
                people.stream().mapToInt(code).toArray(),
                names,
                settings.privileged().getOrDefault(name, privileged));
    }

    private static Column numeric(
            String name,
            List<LendingPopulation.Applicant> people,
            ToDoubleFunction<LendingPopulation.Applicant> value) {
        return new Column.Numeric(name, people.stream().mapToDouble(value).toArray());
    }

    private static Column categorical(
            String name,
            List<String> names,
            List<LendingPopulation.Applicant> people,
            ToIntFunction<LendingPopulation.Applicant> code) {
        return new Column.Categorical(name, people.stream().mapToInt(code).toArray(), names);
    }

    @Override
    public String fingerprint() {
        return VERSION;
    }
}
