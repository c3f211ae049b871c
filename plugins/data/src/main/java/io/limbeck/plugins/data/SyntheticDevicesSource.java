package io.limbeck.plugins.data;

import io.limbeck.spi.Default;
import io.limbeck.spi.PortSpecs;
import io.limbeck.spi.Ports;
import io.limbeck.spi.Problem;
import io.limbeck.spi.RandomSource;
import io.limbeck.spi.Summary;
import io.limbeck.spi.TableSpec;
import io.limbeck.spi.data.Column;
import io.limbeck.spi.data.DatasetSource;
import io.limbeck.spi.data.Groups;
import io.limbeck.spi.data.Table;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Synthetic(α, β) [1]: devices whose rows follow different laws. Device k draws uₖ ~ N(0, α), Bₖ ~ N(0, β), a model Wₖ, bₖ of
 * entries N(uₖ, 1), a centre vₖ of entries N(Bₖ, 1), and ⌊exp(4 + 2 N(0, 1))⌋ + 50 rows x ~ N(vₖ, Σ) with Σⱼⱼ = j^−1.2, each
 * labelled argmax(Wₖ x + bₖ). α and β are variances, as in the authors' program.
 *
 * <p>[1] Li et al.: Federated Optimization in Heterogeneous Networks, 2020, appendix C.1.
 */
final class SyntheticDevicesSource implements DatasetSource {

    @Summary("Synthetic(α, β) of the FedProx paper: devices whose rows follow different laws; needs no file")
    record Settings(
            @Summary("Number of devices") @Default("30") @Min(2) @Max(10_000)
            int devices,

            @Summary("Variance of what devices' models differ by") @Default("1") @PositiveOrZero
            double alpha,

            @Summary("Variance of what devices' rows differ by") @Default("1") @PositiveOrZero
            double beta,

            @Summary("Most rows of a device; no bound unless given")
            Optional<@Positive Integer> mostRows,

            @Summary("Number of the population: another one, other devices") @Default("1")
            long population,

            @Summary("Sensitive attributes: device") @Default("[device]")
            List<String> sensitive) {}

    private static final String DEVICE = "device";
    private static final int FEATURES = 60;
    private static final int CLASSES = 10;
    private static final int LEAST = 50;
    /** To be changed whenever the equations change. */
    private static final String VERSION = "synthetic-devices/1";

    private final Settings settings;

    SyntheticDevicesSource(Settings settings) {
        this.settings = settings;
    }

    static Ports ports(Settings settings, PortSpecs inputs) {
        List<String> names = names(settings.devices());
        Ports ports = Ports.giving(new TableSpec(
                List.of(FEATURES),
                classes(),
                0,
                settings.sensitive().isEmpty() ? Map.of() : Map.of(DEVICE, names),
                -1));
        for (int i = 0; i < settings.sensitive().size(); i++) {
            if (!settings.sensitive().get(i).equals(DEVICE)) {
                ports = ports.with(Problem.error(
                        "sensitive[" + i + "]",
                        "there is no attribute '" + settings.sensitive().get(i) + "'",
                        "the only one is '" + DEVICE + "'"));
            }
        }
        return ports;
    }

    private static List<String> names(int devices) {
        return IntStream.range(0, devices).mapToObj(k -> "device " + k).toList();
    }

    private static List<String> classes() {
        return IntStream.range(0, CLASSES).mapToObj(Integer::toString).toList();
    }

    @Override
    public Table read() {
        RandomSource all = new RandomSource(settings.population()).child(VERSION);
        int[] sizes = IntStream.range(0, settings.devices())
                .map(k -> size(all.child(k).normal(0)))
                .toArray();
        int rows = Arrays.stream(sizes).reduce(0, Math::addExact);
        float[] values = new float[Math.multiplyExact(rows, FEATURES)];
        int[] labels = new int[rows];
        int[] devices = new int[rows];
        int row = 0;
        for (int k = 0; k < sizes.length; k++) {
            Device device = new Device(all.child(k));
            for (int i = 0; i < sizes[k]; i++) {
                labels[row] = device.fill(values, row * FEATURES, i);
                devices[row++] = k;
            }
        }
        double[] ones = new double[rows];
        Arrays.fill(ones, 1);
        return new Table(
                List.of(new Column.Block("x", values, List.of(FEATURES))),
                labels,
                classes(),
                0,
                settings.sensitive().stream()
                        .map(name -> new Groups(name, devices, names(settings.devices()), ""))
                        .toList(),
                ones,
                LongStream.range(0, rows).toArray());
    }

    private int size(double normal) {
        double drawn = StrictMath.exp(4 + 2 * normal) + LEAST;
        return (int) Math.min(settings.mostRows().orElse(Integer.MAX_VALUE), drawn);
    }

    /** One device's law. */
    private final class Device {

        private final double[][] weights = new double[CLASSES][FEATURES];
        private final double[] bias = new double[CLASSES];
        private final double[] centre = new double[FEATURES];
        private final RandomSource rows;

        Device(RandomSource random) {
            double model = Math.sqrt(settings.alpha()) * random.child("u").normal(0);
            double place = Math.sqrt(settings.beta()) * random.child("B").normal(0);
            RandomSource entries = random.child("entries");
            int drawn = 0;
            for (int c = 0; c < CLASSES; c++) {
                bias[c] = model + entries.normal(drawn++);
                for (int j = 0; j < FEATURES; j++) {
                    weights[c][j] = model + entries.normal(drawn++);
                }
            }
            for (int j = 0; j < FEATURES; j++) {
                centre[j] = place + entries.normal(drawn++);
            }
            rows = random.child("rows");
        }

        /** Draws a row into the array and {@return its label}. */
        int fill(float[] values, int at, int number) {
            double[] scores = bias.clone();
            for (int j = 0; j < FEATURES; j++) {
                double x = centre[j] + StrictMath.pow(j + 1.0, -0.6) * rows.normal((long) number * FEATURES + j);
                values[at + j] = (float) x;
                for (int c = 0; c < CLASSES; c++) {
                    scores[c] += weights[c][j] * x;
                }
            }
            int best = 0;
            for (int c = 1; c < CLASSES; c++) {
                best = scores[c] > scores[best] ? c : best;
            }
            return best;
        }
    }

    @Override
    public String fingerprint() {
        return VERSION;
    }
}
