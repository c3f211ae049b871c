package io.limbeck.engine.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.limbeck.engine.evaluate.GroupReport;
import io.limbeck.engine.evaluate.Rate;
import io.limbeck.engine.report.statistics.Tests;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Which groups a model treats otherwise than the rest of the rows: for every group and rate a two-proportion z test
 * against the other groups of the attribute, all of them corrected together by Holm. Counts are means over repetitions:
 * the same rows judged by another seed are no further evidence.
 */
final class Comparisons {

    /** The rates that are compared and decomposed, by their name in reports. */
    static final Map<String, Function<GroupReport, Rate>> RATES = rates();

    private Comparisons() {}

    private static Map<String, Function<GroupReport, Rate>> rates() {
        Map<String, Function<GroupReport, Rate>> rates = new LinkedHashMap<>();
        rates.put("selectionRate", GroupReport::selectionRate);
        rates.put("truePositiveRate", GroupReport::truePositiveRate);
        rates.put("falsePositiveRate", GroupReport::falsePositiveRate);
        rates.put("accuracy", GroupReport::accuracy);
        return rates;
    }

    static ArrayNode of(List<List<GroupReport>> repetitions) {
        List<ObjectNode> comparisons = new ArrayList<>();
        List<Double> p = new ArrayList<>();
        for (GroupReport group : repetitions.isEmpty() ? List.<GroupReport>of() : repetitions.get(0)) {
            RATES.forEach((name, rate) -> {
                Rate mine = sum(repetitions, rate, group.attribute(), group.group(), true);
                Rate rest = sum(repetitions, rate, group.attribute(), group.group(), false);
                p.add(mine.denominator() > 0 && rest.denominator() > 0 ? Tests.twoProportions(mine, rest) : Double.NaN);
                comparisons.add(Json.object()
                        .put("attribute", group.attribute())
                        .put("group", group.group())
                        .put("rate", name)
                        .<ObjectNode>set("value", Json.number(mine.value()))
                        .set("rest", Json.number(rest.value())));
            });
        }
        double[] adjusted =
                Tests.holm(p.stream().mapToDouble(Double::doubleValue).toArray());
        for (int i = 0; i < adjusted.length; i++) {
            comparisons
                    .get(i)
                    .<ObjectNode>set("p", Json.number(p.get(i)))
                    .<ObjectNode>set("adjusted", Json.number(adjusted[i]))
                    .put("differs", adjusted[i] < 0.05);
        }
        return Json.array(comparisons);
    }

    /** The rate of a group, or of all other groups, with counts that are means over repetitions. */
    private static Rate sum(
            List<List<GroupReport>> repetitions,
            Function<GroupReport, Rate> rate,
            String attribute,
            String group,
            boolean inside) {
        double numerator = 0;
        double denominator = 0;
        for (List<GroupReport> reports : repetitions) {
            for (GroupReport report : reports) {
                if (report.attribute().equals(attribute) && report.group().equals(group) == inside) {
                    numerator += rate.apply(report).numerator();
                    denominator += rate.apply(report).denominator();
                }
            }
        }
        return Rate.of(numerator / repetitions.size(), denominator / repetitions.size());
    }
}
