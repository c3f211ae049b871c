package io.limbeck.plugins.federation.privacy;

import io.limbeck.plugins.federation.vector.Vectors;
import io.limbeck.spi.Default;
import io.limbeck.spi.Summary;
import io.limbeck.spi.federation.ClientUpdate;
import io.limbeck.spi.federation.Round;
import io.limbeck.spi.federation.UpdateFilter;
import jakarta.validation.constraints.Positive;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Takes updates that are too long, or not finite, for no change at all: what a client sends whose memory or clock is broken. */
final class Zeroing implements UpdateFilter {

    /** What is measured. */
    enum Norm {
        /** Euclidean. */
        L2,
        /** The largest absolute entry. */
        INF
    }

    @Summary("Takes updates longer than a threshold, or not finite, for no change")
    record Settings(
            @Summary("Longest update that is taken") @Default("1000") @Positive
            double threshold,

            @Summary("What is measured: l2 or inf (the largest entry)") @Default("inf")
            Norm norm) {}

    private final Settings settings;

    Zeroing(Settings settings) {
        this.settings = settings;
    }

    @Override
    public Filtered apply(List<ClientUpdate> updates, Map<String, double[]> memory, Round round) {
        return new Filtered(updates.stream().map(this::zeroed).toList(), memory);
    }

    private ClientUpdate zeroed(ClientUpdate update) {
        double[] change = update.change();
        boolean finite = Arrays.stream(change).allMatch(Double::isFinite);
        double length =
                switch (settings.norm()) {
                    case L2 -> Vectors.norm(change);
                    case INF -> Arrays.stream(change).map(Math::abs).max().orElse(0);
                };
        return finite && length <= settings.threshold() ? update : update.withChange(new double[change.length]);
    }
}
