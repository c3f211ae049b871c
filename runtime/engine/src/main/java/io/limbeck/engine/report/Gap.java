package io.limbeck.engine.report;

import io.limbeck.engine.evaluate.GroupReport;
import io.limbeck.engine.evaluate.Rate;
import java.util.List;
import java.util.function.Function;
import java.util.stream.DoubleStream;

/**
 * The gap between groups in one rate. Groups with fewer than {@value #FEWEST} rows under the rate, in any of the models
 * compared, are left out of all of them: a gap must not change because its groups do.
 */
final class Gap {

    static final int FEWEST = 20;

    private final String attribute;
    private final Function<GroupReport, Rate> rate;
    private final List<String> leftOut;

    Gap(String attribute, Function<GroupReport, Rate> rate, List<List<GroupReport>> compared) {
        this.attribute = attribute;
        this.rate = rate;
        this.leftOut = compared.stream()
                .flatMap(List::stream)
                .filter(report -> report.attribute().equals(attribute)
                        && rate.apply(report).denominator() < FEWEST)
                .map(GroupReport::group)
                .distinct()
                .toList();
    }

    List<String> leftOut() {
        return leftOut;
    }

    /** {@return the group's rate less that of all other groups; for no group, the largest rate less the smallest} */
    double of(List<GroupReport> reports, String group) {
        if (group.isEmpty()) {
            double[] rates = reports.stream()
                    .filter(this::counts)
                    .mapToDouble(report -> rate.apply(report).value())
                    .toArray();
            return rates.length < 2
                    ? Double.NaN
                    : DoubleStream.of(rates).max().orElse(Double.NaN)
                            - DoubleStream.of(rates).min().orElse(Double.NaN);
        }
        return sum(reports, group, true).value() - sum(reports, group, false).value();
    }

    private Rate sum(List<GroupReport> reports, String group, boolean inside) {
        List<Rate> rates = reports.stream()
                .filter(report -> counts(report) && report.group().equals(group) == inside)
                .map(rate)
                .toList();
        return Rate.of(
                rates.stream().mapToDouble(Rate::numerator).sum(),
                rates.stream().mapToDouble(Rate::denominator).sum());
    }

    private boolean counts(GroupReport report) {
        return report.attribute().equals(attribute) && !leftOut.contains(report.group());
    }
}
