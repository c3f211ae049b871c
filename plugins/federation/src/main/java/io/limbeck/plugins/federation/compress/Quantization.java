package io.limbeck.plugins.federation.compress;

import io.limbeck.spi.Default;
import io.limbeck.spi.RandomSource;
import io.limbeck.spi.Summary;
import io.limbeck.spi.federation.ClientUpdate;
import io.limbeck.spi.federation.Round;
import io.limbeck.spi.federation.UpdateFilter;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Positive;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Updates in b bits a number [1]: entries are clipped to ±c, c the largest of the update unless given, and rounded up or down
 * to one of 2ᵇ equidistant values by chance, so that the mean of many is not off. c travels too, in 4 bytes.
 *
 * <p>[1] Konečný et al.: Federated Learning: Strategies for Improving Communication Efficiency, 2016, section 3.
 */
final class Quantization implements UpdateFilter {

    @Summary("Sends every entry of an update in a few bits, rounded by chance")
    record Settings(
            @Summary("Bits of a number") @Default("8") @Min(1) @Max(24)
            int bits,

            @Summary("Range c to which entries are clipped; the largest entry of the update unless given")
            Optional<@Positive Double> range) {}

    private final Settings settings;

    Quantization(Settings settings) {
        this.settings = settings;
    }

    @Override
    public Filtered apply(List<ClientUpdate> updates, Map<String, double[]> memory, Round round) {
        return new Filtered(
                updates.stream()
                        .map(update -> update.withChange(quantized(update, round)))
                        .toList(),
                memory);
    }

    private double[] quantized(ClientUpdate update, Round round) {
        double[] change = update.change();
        double range = settings.range()
                .orElseGet(() -> Arrays.stream(change).map(Math::abs).max().orElse(0));
        if (range == 0) {
            return change;
        }
        RandomSource random =
                round.random().child("quantize").child(update.client()).child(update.staleness());
        double steps = Math.scalb(1.0, settings.bits()) - 1;
        double[] quantized = new double[change.length];
        for (int i = 0; i < change.length; i++) {
            double step = Math.floor(place(change[i], range, steps) + random.uniform(i));
            quantized[i] = Math.min(step, steps) * 2 * range / steps - range;
        }
        return quantized;
    }

    /** {@return the place of a value among the steps from −range to range, not yet rounded} */
    static double place(double value, double range, double steps) {
        return (Math.max(-range, Math.min(range, value)) + range) * steps / (2 * range);
    }

    @Override
    public long bytes(long bytes, long parameters) {
        return Math.min(bytes, (parameters * settings.bits() + 7) / 8 + Float.BYTES);
    }
}
