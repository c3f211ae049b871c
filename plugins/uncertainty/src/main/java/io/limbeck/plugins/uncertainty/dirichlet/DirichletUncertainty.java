package io.limbeck.plugins.uncertainty.dirichlet;

import io.limbeck.spi.Component;
import io.limbeck.spi.Default;
import io.limbeck.spi.Summary;
import io.limbeck.spi.metric.Direction;
import io.limbeck.spi.metric.Metric;
import io.limbeck.spi.metric.Predictions;
import io.limbeck.spi.metric.Predictions.Part;
import io.limbeck.spi.metric.Resampled;
import jakarta.validation.constraints.PositiveOrZero;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * How unsure a model is whose logits are a Dirichlet distribution, {@code α_k = exp(z_k) + offset}, and why, in closed form
 * [1], mean over the rows by weight, in nats:
 *
 * <ul>
 *   <li>{@code total}: {@code -Σ p_k · log p_k} with {@code p = α / α_0}, the entropy of the expected probabilities;
 *   <li>{@code data}: {@code Σ p_k · (ψ(α_0 + 1) - ψ(α_k + 1))}, the expected entropy of the probabilities;
 *   <li>{@code knowledge}: total less data, the mutual information of class and probabilities: what more rows like this one
 *       would take away.
 * </ul>
 *
 * <p>Means something of students that learnt a distribution alone. Of an ensemble itself, take the split over its members.
 *
 * <p>[1] Malinin, Gales: Predictive Uncertainty Estimation via Prior Networks, 2018, section 3.3.
 */
public final class DirichletUncertainty implements Metric {

    /** The component. */
    public static final Component<?, ?> COMPONENT = Component.of(
            Metric.KIND,
            "uncertainty/dirichlet-uncertainty",
            DirichletUncertainty.Settings.class,
            DirichletUncertainty::new);

    /** Larger exponents would be infinite. */
    private static final double FARTHEST = 300;

    /** What of the uncertainty. */
    enum Source {
        TOTAL("entropy of the expected probabilities"),
        DATA("expected entropy"),
        KNOWLEDGE("mutual information of class and probabilities");

        private final String words;

        Source(String words) {
            this.words = words;
        }
    }

    @Summary(
            "Uncertainty of a model whose logits are a Dirichlet distribution: total, of the data, or of its knowledge")
    record Settings(
            @Summary("Which uncertainty: total, data or knowledge") @Default("knowledge")
            Source source,

            @Summary("Added to each exponentiated logit: 0 after distribution-distillation, 1 after proxy-dirichlet")
            @Default("0")
            @PositiveOrZero
            double offset) {}

    private final Settings settings;

    DirichletUncertainty(Settings settings) {
        this.settings = settings;
    }

    @Override
    public String definition() {
        return "Uncertainty of the Dirichlet distribution of concentrations exp(logits)"
                + (settings.offset() == 0 ? "" : " + " + settings.offset()) + ": "
                + settings.source().words + ", weighted mean, in nats";
    }

    @Override
    public Direction better() {
        return Direction.LOWER;
    }

    @Override
    public Set<Part> needs() {
        return Set.of(Part.LOGITS);
    }

    @Override
    public double value(Predictions predictions) {
        return over(predictions).value(IntStream.range(0, predictions.rows()).toArray());
    }

    @Override
    public Optional<Resampled> resampled(Predictions predictions) {
        return Optional.of(over(predictions));
    }

    private Resampled over(Predictions predictions) {
        double[] uncertainties = Arrays.stream(predictions.logits().orElseThrow())
                .mapToDouble(this::of)
                .toArray();
        return Resampled.mean(uncertainties, predictions.weights());
    }

    /** {@return the uncertainty of one row} */
    private double of(double[] logits) {
        double precision = 0;
        double[] alphas = new double[logits.length];
        for (int c = 0; c < alphas.length; c++) {
            alphas[c] = StrictMath.exp(Math.max(-FARTHEST, Math.min(FARTHEST, logits[c]))) + settings.offset();
            precision += alphas[c];
        }
        double total = 0;
        double data = 0;
        double all = Digamma.of(precision + 1);
        for (double alpha : alphas) {
            double p = alpha / precision;
            total -= p == 0 ? 0 : p * StrictMath.log(p);
            data += p * (all - Digamma.of(alpha + 1));
        }
        return switch (settings.source()) {
            case TOTAL -> total;
            case DATA -> data;
            case KNOWLEDGE -> Math.max(0, total - data);
        };
    }
}
