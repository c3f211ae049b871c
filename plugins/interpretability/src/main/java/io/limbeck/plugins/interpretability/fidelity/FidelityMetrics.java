package io.limbeck.plugins.interpretability.fidelity;

import io.limbeck.spi.Component;
import io.limbeck.spi.ComponentDefinition;
import io.limbeck.spi.NoSettings;
import io.limbeck.spi.TargetKind;
import io.limbeck.spi.metric.FairnessMetric;
import io.limbeck.spi.metric.Metric;
import java.util.List;
import java.util.function.Supplier;

/** The metrics, in the order in which they should be listed. */
public final class FidelityMetrics {

    private FidelityMetrics() {}

    /** {@return all of them} */
    public static List<Component<?, ?>> components() {
        return List.of(
                metric("fidelity", "Share of rows on which the student decides as its teacher does", Fidelity::new),
                metric(
                        "fidelity-on-teacher-errors",
                        "Share of the teacher's errors that the student repeats",
                        TeacherErrorFidelity::new),
                Component.of(
                        Metric.KIND,
                        "interpretability/worst-group-fidelity",
                        WorstGroupFidelity.Settings.class,
                        WorstGroupFidelity::new),
                Component.of(
                        FairnessMetric.KIND,
                        "interpretability/fidelity-gap",
                        FidelityGap.Settings.class,
                        FidelityGap::new),
                metric(
                        "error-agreement",
                        "Whether student and teacher err on the same rows, beyond chance (Cohen's κ)",
                        ErrorAgreement::new),
                metric(
                        "teacher-divergence",
                        "Mean divergence of the student's probabilities from its teacher's, in nats",
                        TeacherDivergence::new),
                metric("logit-r2", "Share of the variance of the teacher's logits that is accounted for", LogitR2::new),
                metric(
                        "score-rank-correlation",
                        "Whether the student orders rows as its teacher does (Spearman)",
                        ScoreRankCorrelation::new),
                metric(
                                "mean-distance",
                                "How far a number that the student predicts is from its teacher's",
                                MeanDistance::new)
                        .targets(TargetKind.NUMBERS));
    }

    private static ComponentDefinition<?, ?> metric(String name, String summary, Supplier<Metric> create) {
        return Component.of(Metric.KIND, "interpretability/" + name, NoSettings.class, settings -> create.get())
                .summary(summary);
    }
}
