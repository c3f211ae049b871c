package io.limbeck.plugins.fairness.metric;

import io.limbeck.plugins.fairness.statistics.Aggregate;
import io.limbeck.plugins.fairness.statistics.Convention;
import io.limbeck.plugins.fairness.statistics.Rate;
import io.limbeck.spi.Component;
import io.limbeck.spi.metric.FairnessMetric;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Metrics that compare rates between groups. */
final class RateMetrics {

    private static final List<Rate> ODDS = List.of(Rate.TRUE_POSITIVE_RATE, Rate.FALSE_POSITIVE_RATE);
    private static final List<Rate> PREDICTIVE_VALUES =
            List.of(Rate.POSITIVE_PREDICTIVE_VALUE, Rate.FALSE_OMISSION_RATE);

    private RateMetrics() {}

    static List<Component<?, ?>> components() {
        List<Component<?, ?>> all = new ArrayList<>();
        all.add(difference("demographic-parity", "demographic parity", Rate.SELECTION_RATE));
        all.add(ratio("demographic-parity-ratio", "demographic parity", Rate.SELECTION_RATE));
        all.add(Component.of(
                        FairnessMetric.KIND,
                        "fairness/disparate-impact",
                        RateSettings.SignedRatio.class,
                        RateMetrics::disparateImpact)
                .summary("Disparate impact: selection rate of the unprivileged over that of the privileged"));
        all.add(Component.of(FairnessMetric.KIND, "fairness/p-rule", RateSettings.Percent.class, RateMetrics::pRule)
                .summary("p%-rule: lowest selection rate over the highest, in percent"));
        all.add(difference("equal-opportunity", "equal opportunity", Rate.TRUE_POSITIVE_RATE));
        all.add(ratio("equal-opportunity-ratio", "equal opportunity", Rate.TRUE_POSITIVE_RATE));
        all.add(Component.of(
                        FairnessMetric.KIND,
                        "fairness/equalized-odds",
                        RateSettings.Odds.class,
                        RateMetrics::equalizedOdds)
                .summary("Equalized odds: gaps of the true and the false positive rate between groups"));
        all.add(Component.of(
                        FairnessMetric.KIND,
                        "fairness/equalized-odds-ratio",
                        RateSettings.OddsRatio.class,
                        RateMetrics::equalizedOddsRatio)
                .summary("Equalized odds: the smaller of the ratios of true and false positive rates"));
        all.add(averaged("average-odds", "average odds", ODDS));
        all.add(averaged("average-predictive-value", "average predictive value", PREDICTIVE_VALUES));
        all.add(difference("predictive-parity", "predictive parity", Rate.POSITIVE_PREDICTIVE_VALUE));
        all.add(ratio("predictive-parity-ratio", "predictive parity", Rate.POSITIVE_PREDICTIVE_VALUE));
        all.add(difference("accuracy-parity", "accuracy parity", Rate.ACCURACY));
        all.add(ratio("accuracy-parity-ratio", "accuracy parity", Rate.ACCURACY));
        all.add(difference("error-rate-parity", "error rate parity", Rate.ERROR_RATE));
        all.add(ratio("error-rate-parity-ratio", "error rate parity", Rate.ERROR_RATE));
        for (Rate rate : List.of(
                Rate.FALSE_POSITIVE_RATE,
                Rate.FALSE_NEGATIVE_RATE,
                Rate.TRUE_NEGATIVE_RATE,
                Rate.FALSE_DISCOVERY_RATE,
                Rate.FALSE_OMISSION_RATE,
                Rate.NEGATIVE_PREDICTIVE_VALUE,
                Rate.BASE_RATE)) {
            all.add(difference(rate.id() + "-difference", rate.words() + " parity", rate));
            all.add(ratio(rate.id() + "-ratio", rate.words() + " parity", rate));
        }
        all.add(Component.of(FairnessMetric.KIND, "fairness/rate-gap", RateSettings.AnyRate.class, RateMetrics::any)
                .summary("Difference or ratio of any rate between groups, in any convention"));
        return all;
    }

    private static Component<?, ?> difference(String id, String name, Rate rate) {
        return Component.of(
                        FairnessMetric.KIND,
                        "fairness/" + id,
                        RateSettings.Difference.class,
                        settings -> gap(
                                name,
                                rate,
                                Form.DIFFERENCE,
                                settings.convention(),
                                settings.compare(),
                                settings.threshold(),
                                settings))
                .summary(sentence(name) + ": difference of the " + rate.words() + " between groups");
    }

    private static Component<?, ?> ratio(String id, String name, Rate rate) {
        return Component.of(
                        FairnessMetric.KIND,
                        "fairness/" + id,
                        RateSettings.Ratio.class,
                        settings -> gap(
                                name,
                                rate,
                                Form.RATIO,
                                settings.convention(),
                                settings.compare(),
                                settings.threshold(),
                                settings))
                .summary(sentence(name) + ": ratio of the " + rate.words() + " between groups");
    }

    private static Component<?, ?> averaged(String id, String name, List<Rate> rates) {
        return Component.of(FairnessMetric.KIND, "fairness/" + id, RateSettings.SignedDifference.class, settings -> {
                    RateGap figure = new RateGap(
                            name,
                            rates,
                            Form.DIFFERENCE,
                            settings.convention(),
                            Compare.BETWEEN_GROUPS,
                            together(Aggregate.MEAN, false));
                    return metric(figure, settings.threshold(), settings);
                })
                .summary(sentence(name) + ": mean of the differences of the "
                        + rates.get(0).words() + " and the " + rates.get(1).words() + ", which may cancel");
    }

    private static FairnessMetric disparateImpact(RateSettings.SignedRatio settings) {
        return gap(
                "disparate impact",
                Rate.SELECTION_RATE,
                Form.RATIO,
                settings.convention(),
                Compare.BETWEEN_GROUPS,
                settings.threshold(),
                settings);
    }

    private static FairnessMetric pRule(RateSettings.Percent settings) {
        return gap(
                "p%-rule",
                Rate.SELECTION_RATE,
                Form.RATIO,
                Convention.FFB,
                Compare.BETWEEN_GROUPS,
                settings.threshold() / Convention.FFB.scale(),
                settings);
    }

    private static FairnessMetric equalizedOdds(RateSettings.Odds settings) {
        Aggregate standard = settings.convention() == Convention.FFB ? Aggregate.SUM : Aggregate.MAX;
        RateGap figure = new RateGap(
                "equalized odds",
                ODDS,
                Form.DIFFERENCE,
                settings.convention(),
                settings.compare(),
                together(settings.aggregate().orElse(standard), true));
        return metric(figure, settings.threshold(), settings);
    }

    private static FairnessMetric equalizedOddsRatio(RateSettings.OddsRatio settings) {
        RateGap figure = new RateGap(
                "equalized odds",
                ODDS,
                Form.RATIO,
                settings.convention(),
                settings.compare(),
                new RateGap.Together("the smaller", gaps -> Math.min(gaps[0], gaps[1])));
        return metric(figure, settings.threshold(), settings);
    }

    private static FairnessMetric any(RateSettings.AnyRate settings) {
        double threshold = settings.threshold().orElse(settings.form() == Form.RATIO ? 0.8 : 0.1);
        return gap(
                settings.rate().words() + " parity",
                settings.rate(),
                settings.form(),
                settings.convention(),
                settings.compare(),
                threshold,
                settings);
    }

    private static FairnessMetric gap(
            String name,
            Rate rate,
            Form form,
            Convention convention,
            Compare compare,
            double threshold,
            Wanting wanting) {
        return metric(
                new RateGap(name, List.of(rate), form, convention, compare, RateGap.Together.ALONE),
                threshold,
                wanting);
    }

    private static FairnessMetric metric(RateGap figure, double threshold, Wanting wanting) {
        double scale = figure.convention().scale();
        Bound bound = figure.form() == Form.DIFFERENCE
                ? Bound.gap(scale * threshold)
                : scale == 1 ? Bound.ratio(threshold) : Bound.atLeast(scale * threshold);
        return new FigureMetric<>(figure, bound, wanting.evidence());
    }

    private static RateGap.Together together(Aggregate aggregate, boolean absolute) {
        String name = aggregate.name().toLowerCase(Locale.ROOT) + (absolute ? " of absolute gaps" : " of gaps");
        return new RateGap.Together(
                name,
                gaps -> aggregate.of(
                        absolute ? Arrays.stream(gaps).map(Math::abs).toArray() : gaps));
    }

    private static String sentence(String name) {
        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }
}
