package io.limbeck.plugins.fairness.vectors;

import static io.limbeck.plugins.fairness.vectors.Sample.list;
import static io.limbeck.plugins.fairness.vectors.Sample.map;
import static io.limbeck.plugins.fairness.vectors.Sample.numbers;

import io.limbeck.plugins.fairness.statistics.Aggregate;
import io.limbeck.plugins.fairness.statistics.Confusion;
import io.limbeck.plugins.fairness.statistics.Convention;
import io.limbeck.plugins.fairness.statistics.Divergence;
import io.limbeck.plugins.fairness.statistics.GroupCounts;
import io.limbeck.plugins.fairness.statistics.Inequality;
import io.limbeck.plugins.fairness.statistics.KernelDiscrepancy;
import io.limbeck.plugins.fairness.statistics.MulticlassParity;
import io.limbeck.plugins.fairness.statistics.ParityMultipliers;
import io.limbeck.plugins.fairness.statistics.Ranking;
import io.limbeck.plugins.fairness.statistics.Rate;
import io.limbeck.plugins.fairness.statistics.ScoreStatistics;
import io.limbeck.plugins.fairness.statistics.SelectionTests;
import io.limbeck.plugins.fairness.statistics.Transport;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What our definitions say to a vector. */
final class Answers {

    private final Convention convention;
    private final String metric;
    private final Sample sample;

    private Answers(Convention convention, String metric, Sample sample) {
        this.convention = convention;
        this.metric = metric;
        this.sample = sample;
    }

    /** {@return the answer, one number or several}; empty if there is no such definition */
    static Optional<double[]> to(String metric, Convention convention, Sample sample) {
        if (sample.has("control")) {
            return controlled(metric, convention, sample);
        }
        Answers answers = new Answers(convention, metric, sample);
        return Stream.of(
                        ThresholdAnswers.to(metric, sample),
                        answers.whole(),
                        answers.ofGroups(),
                        answers.odds(),
                        answers.distribution(),
                        answers.kernel())
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** A metric within each level of a control feature. */
    private static Optional<double[]> controlled(String metric, Convention convention, Sample sample) {
        List<Object> names = list(sample.params().get("control"));
        List<String> levels = Sample.joined(map(sample.input().get("control")), names);
        double[] answers = new double[list(sample.params().get("order")).size()];
        for (int level = 0; level < answers.length; level++) {
            Object wanted = list(sample.params().get("order")).get(level);
            int[] rows = IntStream.range(0, levels.size())
                    .filter(row -> levels.get(row).equals(Sample.text(wanted)))
                    .toArray();
            Optional<double[]> answer = to(metric, convention, restricted(sample, rows));
            if (answer.isEmpty()) {
                return answer;
            }
            answers[level] = answer.get()[0];
        }
        return Optional.of(answers);
    }

    private static Sample restricted(Sample sample, int[] rows) {
        Map<String, Object> sensitive = new LinkedHashMap<>();
        map(sample.input().get("sensitive")).forEach((name, column) -> sensitive.put(name, pick(column, rows)));
        return new Sample(
                Map.of(
                        "y_true", pick(sample.input().get("y_true"), rows),
                        "y_pred", pick(sample.input().get("y_pred"), rows),
                        "sensitive", sensitive),
                sample.params());
    }

    private static List<Object> pick(Object column, int[] rows) {
        return Arrays.stream(rows).mapToObj(row -> list(column).get(row)).toList();
    }

    private Optional<double[]> whole() {
        String name = metric.replace("_overall", "");
        if (GroupFigures.rate(name).isPresent() && (sample.has("y_true") || sample.has("y_pred"))) {
            boolean signed = metric.equals("statistical_parity");
            return signed
                    ? one(GroupFigures.gap(metric, false, sample, convention))
                    : one(sample.confusion(row -> true)
                            .rate(GroupFigures.rate(name).get()));
        }
        if (!sample.has("y_true")) {
            return Optional.empty();
        }
        Confusion all = sample.has("y_score") && metric.contains("generalized")
                ? Confusion.generalized(sample.favourable("y_true"), sample.column("y_score"), sample.weights())
                : sample.confusion(row -> true);
        return switch (metric.replace("generalized_", "")) {
            case "num_true_positives" -> one(all.truePositives());
            case "num_false_positives" -> one(all.falsePositives());
            case "num_true_negatives" -> one(all.trueNegatives());
            case "num_false_negatives" -> one(all.falseNegatives());
            case "num_positives" -> one(all.positives());
            case "num_negatives" -> one(all.negatives());
            case "num_instances" -> one(all.total());
            case "num_pred_positives" -> one(all.selected());
            case "num_pred_negatives" -> one(all.rejected());
            case "binary_confusion_matrix" ->
                Optional.of(new double[] {
                    all.truePositives(), all.falseNegatives(), all.trueNegatives(), all.falsePositives()
                });
            default -> Optional.empty();
        };
    }

    private Optional<double[]> ofGroups() {
        for (String suffix : List.of("_difference", "_diff", "_ratio")) {
            String name = metric.replace(suffix, "");
            if (metric.endsWith(suffix) && GroupFigures.rate(name).isPresent()) {
                return one(GroupFigures.gap(name, suffix.equals("_ratio"), sample, convention));
            }
        }
        for (String suffix : List.of("_group_min", "_group_max", "_by_group", "_privileged", "_unprivileged")) {
            if (metric.endsWith(suffix)) {
                boolean sides = suffix.endsWith("privileged");
                return GroupFigures.byGroup(metric.replace(suffix, ""), sample, sides)
                        .map(values -> switch (suffix) {
                            case "_group_min" -> new double[] {GroupFigures.extreme(values, false)};
                            case "_group_max" -> new double[] {GroupFigures.extreme(values, true)};
                            case "_privileged" -> new double[] {values[1]};
                            case "_unprivileged" -> new double[] {values[0]};
                            default -> zeroed(values);
                        });
            }
        }
        return switch (metric) {
            case "disparate_impact" -> one(GroupFigures.gap("selection_rate", true, sample, convention));
            case "four_fifths" ->
                one(Convention.LIMBECK.ratio(
                        Rate.SELECTION_RATE,
                        GroupFigures.byGroup("selection_rate", sample, true).orElseThrow()));
            case "difference", "ratio" ->
                Optional.of(list(sample.params().get("metric_order")).stream()
                        .mapToDouble(
                                name -> GroupFigures.gap(name.toString(), metric.equals("ratio"), sample, convention))
                        .toArray());
            default -> Optional.empty();
        };
    }

    private double[] zeroed(double[] values) {
        return convention == Convention.FAIRLEARN
                ? Arrays.stream(values)
                        .map(value -> Double.isNaN(value) ? 0 : value)
                        .toArray()
                : values;
    }

    private Optional<double[]> odds() {
        boolean ratio = metric.equals("equalized_odds_ratio");
        boolean predictive = metric.startsWith("average_predictive_value");
        boolean known = ratio
                || predictive
                || List.of(
                                "equalized_odds_difference",
                                "average_odds_difference",
                                "average_odds_diff",
                                "average_abs_odds_difference",
                                "average_odds_error")
                        .contains(metric);
        if (!known) {
            return Optional.empty();
        }
        double first;
        double second;
        if (sample.has("confusion_unprivileged")) {
            Confusion u = counts(sample.input().get("confusion_unprivileged"));
            Confusion p = counts(sample.input().get("confusion_privileged"));
            first = u.rate(Rate.TRUE_POSITIVE_RATE) - p.rate(Rate.TRUE_POSITIVE_RATE);
            second = u.rate(Rate.FALSE_POSITIVE_RATE) - p.rate(Rate.FALSE_POSITIVE_RATE);
        } else {
            first = GroupFigures.gap(predictive ? "precision" : "tpr", ratio, sample, convention);
            second = GroupFigures.gap(predictive ? "false_omission_rate" : "fpr", ratio, sample, convention);
        }
        boolean mean = "mean".equals(sample.params().get("agg"));
        return switch (metric) {
            case "equalized_odds_ratio" -> one(mean ? Aggregate.MEAN.of(first, second) : Math.min(first, second));
            case "equalized_odds_difference" ->
                one((mean ? Aggregate.MEAN : Aggregate.MAX).of(Math.abs(first), Math.abs(second)));
            case "average_abs_odds_difference", "average_odds_error" ->
                one(Aggregate.MEAN.of(Math.abs(first), Math.abs(second)));
            default -> one(Aggregate.MEAN.of(first, second));
        };
    }

    private static Confusion counts(Object of) {
        Map<String, Object> c = map(of);
        return new Confusion((Double) c.get("tp"), (Double) c.get("fn"), (Double) c.get("fp"), (Double) c.get("tn"));
    }

    private Optional<double[]> distribution() {
        double alpha = (Double) sample.params().getOrDefault("alpha", 2.0);
        return switch (metric) {
            case "generalized_entropy_index", "generalized_entropy_error" ->
                one(Inequality.ofDecisions(sample.binaryCounts(), alpha));
            case "theil_index" -> one(Inequality.ofDecisions(sample.binaryCounts(), 1));
            case "coefficient_of_variation" -> {
                double index = Inequality.ofDecisions(sample.binaryCounts(), 2);
                double classic = Inequality.coefficientOfVariation(index);
                yield one(convention == Convention.HOLISTICAI ? Math.sqrt(2) * classic : classic);
            }
            case "between_group_generalized_entropy_index",
                    "between_all_groups_generalized_entropy_index",
                    "between_group_generalized_entropy_error" ->
                one(Inequality.betweenGroups(sample.binaryCounts(), alpha));
            case "between_all_groups_theil_index", "between_group_theil_index" ->
                one(Inequality.betweenGroups(sample.binaryCounts(), 1));
            case "between_all_groups_coefficient_of_variation", "between_group_coefficient_of_variation" ->
                one(Inequality.coefficientOfVariation(Inequality.betweenGroups(sample.binaryCounts(), 2)));
            case "kl_divergence" -> {
                GroupCounts counts = sample.multiclassCounts(true);
                yield one(Divergence.kullbackLeibler(
                        MulticlassParity.frequencies(counts, 1), MulticlassParity.frequencies(counts, 0)));
            }
            case "class_imbalance" -> {
                int[] codes = sample.codes(true);
                double[] totals = new double[2];
                double[] weights = sample.column("sample_weight");
                for (int row = 0; row < codes.length; row++) {
                    totals[codes[row]] += weights[row];
                }
                yield one(Divergence.classImbalance(totals[0], totals[1]));
            }
            case "conditional_demographic_disparity" ->
                one(Divergence.conditionalDemographicDisparity(sample.confusions(false)));
            case "discounted_cum_gain" -> {
                double[] scores = scaled(sample.column("score"));
                yield one(
                        Boolean.TRUE.equals(sample.params().get("normalized"))
                                ? Ranking.normalizedDiscountedCumulativeGain(scores)
                                : Ranking.discountedCumulativeGain(scores));
            }
            case "earth_mover_distance" ->
                one(Transport.earthMoverDistance(
                        sample.column("p"),
                        sample.column("q"),
                        list(sample.input().get("cost")).stream()
                                .map(Sample::numbers)
                                .toArray(double[][]::new)));
            case "z_test_diff" -> one(SelectionTests.zOfDifference(side(0), side(1)));
            case "z_test_ratio" -> one(SelectionTests.zOfRatio(side(0), side(1)));
            case "cohen_d" -> one(SelectionTests.cohenD(side(0), side(1)));
            case "abroca" ->
                one(ScoreStatistics.auc(sample.scored(true), 0) - ScoreStatistics.auc(sample.scored(true), 1));
            case "multiclass_statistical_parity" -> pairs(MulticlassParity::statisticalParity);
            case "multiclass_equality_of_opp" -> pairs(MulticlassParity::equalOpportunity);
            case "multiclass_average_odds" -> pairs(MulticlassParity::averageOdds);
            case "multiclass_true_rates" -> pairs(MulticlassParity::trueRates);
            case "frequency_matrix" -> {
                GroupCounts counts = sample.multiclassCounts(false);
                yield Optional.of(IntStream.range(0, counts.groups())
                        .mapToObj(group -> MulticlassParity.frequencies(counts, group))
                        .flatMapToDouble(Arrays::stream)
                        .toArray());
            }
            case "project_lambda" ->
                Optional.of(ParityMultipliers.project(numbers(sample.params().get("lambda"))));
            case "signed_weights_per_group" -> {
                Map<String, Object> lambda = map(sample.params().get("lambda"));
                double n0 = (Double) sample.params().get("n_a0");
                double n1 = (Double) sample.params().get("n_a1");
                yield Optional.of(ParityMultipliers.signedWeights(
                        new double[] {(Double) lambda.get("+a0"), (Double) lambda.get("+a1")},
                        new double[] {(Double) lambda.get("-a0"), (Double) lambda.get("-a1")},
                        new double[] {n0 / (n0 + n1), n1 / (n0 + n1)}));
            }
            default -> Optional.empty();
        };
    }

    /** AIF360's data set for regression maps its target to 0 … 1 when it is made. */
    private static double[] scaled(double[] scores) {
        double low = GroupFigures.extreme(scores, false);
        double high = GroupFigures.extreme(scores, true);
        return Arrays.stream(scores).map(score -> (score - low) / (high - low)).toArray();
    }

    private Confusion side(int side) {
        return sample.confusions(true)[side];
    }

    private Optional<double[]> pairs(MulticlassParity.Distance distance) {
        GroupCounts counts = sample.multiclassCounts(false);
        double[] distances = IntStream.range(0, counts.groups())
                .boxed()
                .flatMapToDouble(
                        a -> IntStream.range(a + 1, counts.groups()).mapToDouble(b -> distance.between(counts, a, b)))
                .toArray();
        boolean max = "max"
                .equals(sample.params()
                        .getOrDefault("aggregation_fun", sample.params().get("aggregation")));
        return one(
                max
                        ? GroupFigures.extreme(distances, true)
                        : Arrays.stream(distances).average().orElseThrow());
    }

    private Optional<double[]> kernel() {
        if (!sample.has("membership")) {
            return Optional.empty();
        }
        double[] membership = sample.column("membership");
        boolean[] member = new boolean[membership.length];
        for (int row = 0; row < member.length; row++) {
            member[row] = membership[row] == 1;
        }
        if (metric.equals("absolute_correlation_loss")) {
            return one(KernelDiscrepancy.absoluteCorrelation(member, sample.column("predictions"), sample.weights()));
        }
        double length = (Double) sample.params().getOrDefault("kernel_length", 0.1);
        boolean laplace = "laplace".equals(sample.params().get("kernel"));
        KernelDiscrepancy discrepancy = new KernelDiscrepancy(
                laplace ? KernelDiscrepancy.Kernel.LAPLACE : KernelDiscrepancy.Kernel.GAUSS, length);
        boolean sigmoid = "sigmoid".equals(sample.params().get("predictions_transform"));
        boolean gradient = sample.has("variables");
        double[][] points = list(sample.input().get(gradient ? "variables" : "predictions")).stream()
                .map(point -> point instanceof Double x ? new double[] {gradient ? 3 * x : x} : numbers(point))
                .map(point -> Arrays.stream(point)
                        .map(x -> sigmoid ? 1 / (1 + Math.exp(-x)) : x)
                        .toArray())
                .toArray(double[][]::new);
        return switch (metric) {
            case "mmd_squared" -> one(discrepancy.squaredMmd(member, points, sample.weights()));
            case "adjusted_mmd_loss" -> one(discrepancy.adjustedMmd(member, points, sample.weights()));
            case "mmd_squared_gradient_wrt_variables" -> {
                double[][] slopes = discrepancy.squaredMmdGradient(member, points, sample.weights());
                yield Optional.of(IntStream.range(0, points.length)
                        .mapToDouble(i -> slopes[i][0] * 3 * (sigmoid ? points[i][0] * (1 - points[i][0]) : 1))
                        .toArray());
            }
            default -> Optional.empty();
        };
    }

    private static Optional<double[]> one(double value) {
        return Optional.of(new double[] {value});
    }
}
