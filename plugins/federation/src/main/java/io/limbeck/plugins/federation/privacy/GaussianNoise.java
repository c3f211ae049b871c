package io.limbeck.plugins.federation.privacy;

import io.limbeck.plugins.federation.vector.Vectors;
import io.limbeck.spi.Default;
import io.limbeck.spi.InvalidInputException;
import io.limbeck.spi.Problem;
import io.limbeck.spi.RandomSource;
import io.limbeck.spi.Summary;
import io.limbeck.spi.federation.ClientUpdate;
import io.limbeck.spi.federation.Round;
import io.limbeck.spi.federation.UpdateFilter;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.Positive;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Differential privacy of clients [1]: updates are clipped to C, and noise of z·C is added. {@code central}: the noise is that
 * of the sum, of which each of the round's n updates gets N(0, (zC)²/n), as if a trusted server had added it; ε is that of
 * {@link RenyiAccountant} for the share of the clients that is sampled, with cohorts of fixed size counted as Poisson samples.
 * {@code local}: each update gets N(0, (zC)²) of its own; a client's ε is that of 2C/(zC) in every round of the federation.
 *
 * <p>Every client counts as one row from here on: numbers of rows would weigh, and tell. Updates that carry more than weights
 * (SCAFFOLD's control variates, objectives) are refused, since that would travel without noise. Put this filter after all that
 * change single updates, or the bound does not hold.
 *
 * <p>[1] McMahan et al.: Learning Differentially Private Recurrent Language Models, 2018, algorithm 1.
 */
final class GaussianNoise implements UpdateFilter {

    /** Who adds the noise. */
    enum Where {
        /** The server, to the sum. */
        CENTRAL,
        /** Each client, to its update. */
        LOCAL
    }

    @Summary("Clips updates and adds noise, and tells the privacy spent")
    record Settings(
            @Summary("Bound C on the Euclidean norm; where it begins, if it adapts") @Default("1") @Positive
            double bound,

            @Summary("Noise multiplier z: standard deviation of the noise in multiples of the bound")
            @Default("1")
            @Positive
            double noiseMultiplier,

            @Summary("Where the noise is added: central (to the sum) or local (to each update)") @Default("central")
            Where where,

            @Summary("The δ for which ε is told")
            @Default("0.00001")
            @Positive
            @DecimalMax(value = "1", inclusive = false)
            double delta,

            @Summary("Lets the bound follow a quantile of the norms; fixed unless given")
            Optional<@Valid AdaptiveBound> adaptive) {}

    private final Settings settings;

    GaussianNoise(Settings settings) {
        this.settings = settings;
        settings.adaptive().ifPresent(this::check);
    }

    private void check(AdaptiveBound adaptive) {
        if (settings.where() == Where.LOCAL || Double.isInfinite(adaptive.noiseOfUpdates(settings.noiseMultiplier()))) {
            throw new InvalidInputException(Problem.error(
                    "adaptive.countNoise",
                    "the number of updates within the bound needs noise above half of noiseMultiplier, and a server that"
                            + " adds it ('where: central'), but is '" + adaptive.countNoise() + "'",
                    "write a twentieth of the clients of a round, or leave 'adaptive' out"));
        }
    }

    @Override
    public boolean alone() {
        return settings.where() == Where.LOCAL;
    }

    @Override
    public Filtered apply(List<ClientUpdate> updates, Map<String, double[]> memory, Round round) {
        double bound = Clipping.bound(memory, settings.bound());
        double multiplier = settings.adaptive()
                .map(a -> a.noiseOfUpdates(settings.noiseMultiplier()))
                .orElse(settings.noiseMultiplier());
        double deviation = multiplier * bound / (alone() ? 1 : Math.sqrt(updates.size()));
        List<ClientUpdate> noisy = updates.stream()
                .map(update -> noisy(update, bound, deviation, round))
                .toList();
        Map<String, double[]> next = settings.adaptive()
                .map(a -> Map.of(
                        Clipping.BOUND,
                        new double[] {a.next(bound, updates, round.random().child("count"))}))
                .orElse(memory);
        return new Filtered(noisy, next);
    }

    private static ClientUpdate noisy(ClientUpdate update, double bound, double deviation, Round round) {
        if (update.memoryChange().length > 0 || !Double.isNaN(update.loss())) {
            throw new InvalidInputException(Problem.error(
                    "",
                    "clients of this strategy send more than weights, which would travel without noise: client '"
                            + update.client() + "' sends a control variate or its objective",
                    "take a strategy whose clients send weights alone, such as 'federation/fedavg'"));
        }
        RandomSource random =
                round.random().child("noise").child(update.client()).child(update.staleness());
        double[] change = Vectors.clipped(update.change(), bound).clone();
        for (int i = 0; i < change.length; i++) {
            change[i] += deviation * random.normal(i);
        }
        return new ClientUpdate(
                update.client(), 1, update.steps(), change, update.memoryChange(), update.loss(), update.staleness());
    }

    @Override
    public Map<String, Double> facts(Map<String, double[]> memory, int rounds, double share) {
        Map<String, Double> facts = new LinkedHashMap<>();
        double z = settings.noiseMultiplier();
        facts.put(
                alone() ? "localEpsilon" : "epsilon",
                alone()
                        ? RenyiAccountant.epsilon(1, z / 2, rounds, settings.delta())
                        : RenyiAccountant.epsilon(share, z, rounds, settings.delta()));
        facts.put("delta", settings.delta());
        if (settings.adaptive().isPresent()) {
            facts.put("clippingBound", Clipping.bound(memory, settings.bound()));
        }
        return facts;
    }
}
