package io.limbeck.engine.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.limbeck.engine.evaluate.Evaluation;
import io.limbeck.engine.evaluate.ReliabilityBin;
import io.limbeck.engine.evaluate.Wilson;
import io.limbeck.spi.metric.Interval;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reliability bins over repetitions: confidence and accuracy are means weighted by the rows of each repetition, counts
 * are means over repetitions, and so is the count under Wilson's interval.
 */
final class PooledReliability {

    private PooledReliability() {}

    private record Population(String attribute, String group) {}

    static ArrayNode of(List<Evaluation> evaluations) {
        Map<Population, TreeMap<Double, double[]>> sums = new LinkedHashMap<>();
        for (Evaluation evaluation : evaluations) {
            for (ReliabilityBin bin : evaluation.reliability()) {
                double[] sum = sums.computeIfAbsent(
                                new Population(bin.attribute(), bin.group()), population -> new TreeMap<>())
                        .computeIfAbsent(bin.low(), low -> new double[] {bin.high(), 0, 0, 0});
                sum[1] += bin.count();
                sum[2] += bin.count() * bin.confidence();
                sum[3] += bin.count() * bin.accuracy();
            }
        }
        ArrayNode bins = Json.array(List.of());
        sums.forEach((population, byLow) -> byLow.forEach((low, sum) -> {
            double count = sum[1] / evaluations.size();
            double accuracy = sum[3] / sum[1];
            Interval interval = Wilson.interval(accuracy * count, count);
            ObjectNode bin = Json.object()
                    .put("attribute", population.attribute())
                    .put("group", population.group())
                    .put("low", low)
                    .put("high", sum[0])
                    .put("count", count)
                    .put("confidence", sum[2] / sum[1])
                    .put("accuracy", accuracy)
                    .put("accuracyLow", interval.low())
                    .put("accuracyHigh", interval.high());
            bins.add(bin);
        }));
        return bins;
    }
}
