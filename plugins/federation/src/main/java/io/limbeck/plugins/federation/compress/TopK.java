package io.limbeck.plugins.federation.compress;

import io.limbeck.plugins.federation.vector.Vectors;
import io.limbeck.spi.Default;
import io.limbeck.spi.Summary;
import io.limbeck.spi.federation.ClientUpdate;
import io.limbeck.spi.federation.Round;
import io.limbeck.spi.federation.UpdateFilter;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.Positive;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Sends the k entries of an update that are largest in size, the rest as zeros; of several as large, the first. With error
 * feedback [1] a client adds what it left out the last time. On the wire an entry is a number and its place, 8 bytes.
 *
 * <p>[1] Stich, Cordonnier, Jaggi: Sparsified SGD with Memory, 2018, algorithm 1.
 */
final class TopK implements UpdateFilter {

    @Summary("Sends the largest entries of an update alone")
    record Settings(
            @Summary("Share of the entries that is sent") @Default("0.01") @Positive @DecimalMax("1")
            double share,

            @Summary("Whether a client remembers what it left out, and adds it the next time") @Default("false")
            boolean errorFeedback) {}

    private static final String LEFT_OUT = "left out by client ";
    private static final int ENTRY_BYTES = Float.BYTES + Integer.BYTES;

    private final Settings settings;

    TopK(Settings settings) {
        this.settings = settings;
    }

    @Override
    public boolean alone() {
        return !settings.errorFeedback();
    }

    @Override
    public Filtered apply(List<ClientUpdate> updates, Map<String, double[]> memory, Round round) {
        Map<String, double[]> remembered = new LinkedHashMap<>(memory);
        List<ClientUpdate> sent = new ArrayList<>();
        for (ClientUpdate update : updates) {
            String name = LEFT_OUT + update.client();
            double[] left = remembered.getOrDefault(name, new double[update.change().length]);
            double[] whole = settings.errorFeedback() ? Vectors.sum(update.change(), left) : update.change();
            double[] kept = largest(whole);
            if (settings.errorFeedback()) {
                remembered.put(name, Vectors.plus(whole, -1, kept));
            }
            sent.add(update.withChange(kept));
        }
        return new Filtered(sent, remembered);
    }

    private double[] largest(double[] vector) {
        int k = (int) kept(vector.length);
        double[] sizes = Arrays.stream(vector).map(Math::abs).sorted().toArray();
        double least = sizes[sizes.length - k];
        long above = Arrays.stream(sizes).filter(size -> size > least).count();
        long ties = k - above;
        double[] kept = new double[vector.length];
        for (int i = 0; i < vector.length; i++) {
            double size = Math.abs(vector[i]);
            if (size > least || (size == least && ties-- > 0)) {
                kept[i] = vector[i];
            }
        }
        return kept;
    }

    private long kept(long parameters) {
        return Math.max(1, (long) Math.floor(settings.share() * parameters));
    }

    @Override
    public long bytes(long bytes, long parameters) {
        return Math.min(bytes, kept(parameters) * ENTRY_BYTES);
    }
}
