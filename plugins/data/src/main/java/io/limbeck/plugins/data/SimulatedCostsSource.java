package io.limbeck.plugins.data;

import io.limbeck.plugins.data.CostPopulation.Patient;
import io.limbeck.spi.Default;
import io.limbeck.spi.PortSpecs;
import io.limbeck.spi.Ports;
import io.limbeck.spi.Summary;
import io.limbeck.spi.TableSpec;
import io.limbeck.spi.data.Column;
import io.limbeck.spi.data.DatasetSource;
import io.limbeck.spi.data.Groups;
import io.limbeck.spi.data.Table;
import io.limbeck.spi.data.Targets;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Costs to predict, made up by {@link CostPopulation}, with a noise that is known for every row. */
final class SimulatedCostsSource implements DatasetSource {

    @Summary(
            "Made-up yearly costs of treatment to predict, a number whose noise is known for each group; needs no file")
    record Settings(
            @Summary("Number of patients") @Default("10000") @Min(10) @Max(5_000_000)
            int rows,

            @Summary("Number of the population: another one, other patients") @Default("1")
            long population,

            @Summary("Share of group B") @Default("0.3") @DecimalMin("0") @DecimalMax("1")
            double groupShare,

            @Summary("How much more a member of B costs, in thousands") @Default("0")
            double meanGap,

            @Summary("Standard deviation of the noise of A at middling severity is 1.25 times this, in thousands")
            @Default("1")
            @PositiveOrZero
            double noise,

            @Summary("How many times as noisy B is as A") @Default("2") @Positive
            double noiseRatio,

            @Summary("How surely the clinic gives the group away: 0 not at all, 1 always")
            @Default("0.6")
            @DecimalMin("0")
            @DecimalMax("1")
            double proxyStrength,

            @Summary("Sensitive attributes: group") @Default("[group]")
            List<String> sensitive,

            @Summary("Whether sensitive attributes are features, too") @Default("false")
            boolean sensitiveAsFeature) {}

    /** To be changed whenever the equations change. */
    private static final String VERSION = "simulated-costs/1";

    private static final List<String> GROUPS = List.of("A", "B");
    private static final List<String> CLINICS = List.of("north", "east", "south", "west");
    private static final KnownTable KNOWN =
            new KnownTable("cost", List.of(), List.of(), List.of(Attribute.of("group", GROUPS, "A")));

    private final Settings settings;

    SimulatedCostsSource(Settings settings) {
        this.settings = settings;
    }

    static Ports ports(Settings settings, PortSpecs inputs) {
        Ports known = KNOWN.ports(settings.sensitive(), Map.of(), settings.rows());
        return new Ports(
                known.output()
                        .filter(TableSpec.class::isInstance)
                        .map(TableSpec.class::cast)
                        .flatMap(spec -> Optional.of(TableSpec.ofNumbers(List.of(), spec.sensitive(), spec.rows()))),
                known.problems());
    }

    @Override
    public Table read() {
        CostPopulation population = new CostPopulation(settings);
        List<Patient> patients = IntStream.range(0, settings.rows())
                .mapToObj(population::patient)
                .toList();
        List<Column> columns = new ArrayList<>(List.of(
                numeric("age", patients, Patient::age),
                numeric("severity", patients, Patient::severity),
                numeric("visits", patients, Patient::visits),
                new Column.Categorical(
                        "clinic", patients.stream().mapToInt(Patient::clinic).toArray(), CLINICS)));
        int[] groups = patients.stream().mapToInt(Patient::group).toArray();
        if (settings.sensitive().isEmpty() || settings.sensitiveAsFeature()) {
            columns.add(new Column.Categorical("group", groups, GROUPS));
        }
        double[] ones = new double[patients.size()];
        Arrays.fill(ones, 1);
        return Table.ofNumbers(
                columns,
                new Targets(
                        "cost",
                        "thousand",
                        patients.stream().mapToDouble(Patient::cost).toArray()),
                settings.sensitive().stream()
                        .map(name -> new Groups(name, groups, GROUPS, "A"))
                        .toList(),
                ones,
                LongStream.range(0, patients.size()).toArray());
    }

    private static Column numeric(String name, List<Patient> patients, ToDoubleFunction<Patient> value) {
        return new Column.Numeric(name, patients.stream().mapToDouble(value).toArray());
    }

    @Override
    public String fingerprint() {
        return VERSION;
    }
}
