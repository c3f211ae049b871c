package io.limbeck.plugins.fairness.metric;

import io.limbeck.plugins.fairness.statistics.Convention;
import io.limbeck.plugins.fairness.statistics.GroupCounts;
import io.limbeck.plugins.fairness.statistics.MulticlassParity;
import io.limbeck.spi.Component;
import io.limbeck.spi.metric.FairnessMetric;
import java.util.ArrayList;
import java.util.List;

/** Metrics that look at all classes at once. */
final class MulticlassMetrics {

    private MulticlassMetrics() {}

    static List<Component<?, ?>> components() {
        return List.of(
                multiclass(
                        "statistical-parity",
                        "multiclass statistical parity",
                        MulticlassParity::statisticalParity,
                        false),
                multiclass(
                        "equal-opportunity", "multiclass equal opportunity", MulticlassParity::equalOpportunity, true),
                multiclass("average-odds", "multiclass average odds", MulticlassParity::averageOdds, true),
                multiclass("true-rates", "multiclass true rates", MulticlassParity::trueRates, true));
    }

    private static Component<?, ?> multiclass(
            String id, String name, MulticlassParity.Distance distance, boolean givenLabel) {
        return Component.of(
                        FairnessMetric.KIND, "fairness/multiclass-" + id, DistributionSettings.Multiclass.class, s -> {
                            PairFigure<Tally> figure = new PairFigure<>(
                                    name,
                                    Convention.LIMBECK,
                                    s.pairs(),
                                    Tally::multiclass,
                                    data -> rows(data, givenLabel),
                                    (data, a, b) -> distance.between(data.counts(), a, b),
                                    false,
                                    Tally::resample);
                            return DistributionMetrics.paired(figure, s.threshold(), s);
                        })
                .summary(Character.toUpperCase(name.charAt(0)) + name.substring(1)
                        + ": distance between the decisions of groups over all classes");
    }

    /** Every group's accuracy; its evidence is its rows, or the rows of its rarest class where each class counts. */
    static List<Part> rows(Tally data, boolean ofRarestClass) {
        GroupCounts counts = data.counts();
        List<Part> parts = new ArrayList<>();
        for (int group = 0; group < counts.groups(); group++) {
            double right = 0;
            long rarest = Long.MAX_VALUE;
            for (int label = 0; label < counts.classes(); label++) {
                right += counts.weight(group, label, label);
                long rows = 0;
                for (int decision = 0; decision < counts.classes(); decision++) {
                    rows += counts.rows(group, label, decision);
                }
                rarest = Math.min(rarest, rows);
            }
            double total = counts.labelled(group, -1);
            long evidence = ofRarestClass ? rarest : counts.groupRows(group);
            parts.add(new Part(data.names().get(group), "accuracy", right / total, right, total, evidence));
        }
        return parts;
    }
}
