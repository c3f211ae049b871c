package io.limbeck.plugins.fairness.metric;

import io.limbeck.spi.metric.Interval;
import io.limbeck.spi.metric.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What may be concluded from a figure, and the sentence that says why.
 *
 * <ul>
 *   <li>PASS: every group has evidence, and the whole interval lies within the bound.
 *   <li>FAIL: the whole interval lies outside. If groups were left out, this stands only for figures that further groups
 *       could but worsen; a toolkit's convention that lets undefined rates into the figure never fails on them.
 *   <li>INSUFFICIENT_EVIDENCE: everything else: the interval crosses the bound, there is none, the figure is undefined,
 *       fewer than two groups can be compared, or a group was left out of a figure that would pass. So a group nobody
 *       of which was seen never reads "fair".
 * </ul>
 *
 * <p>Without bootstrap samples the estimate takes the interval's place.
 *
 * @param verdict the conclusion
 * @param reason one sentence, or two if groups were left out
 */
record Judgement(Verdict verdict, String reason) {

    static final Judgement NO_PRIVILEGED = new Judgement(
            Verdict.INSUFFICIENT_EVIDENCE,
            "The attribute has no privileged group to compare with: name one in the data's settings, or choose an unsigned"
                    + " convention.");

    static <D> Judgement of(
            Figure<D> figure,
            Bound bound,
            Evidence evidence,
            double estimate,
            Optional<Interval> bootstrapped,
            List<Part> parts,
            boolean[] counted) {
        Map<String, Set<String>> enough = new LinkedHashMap<>();
        List<String> leftOut = new ArrayList<>();
        for (int i = 0; i < counted.length; i++) {
            Part part = parts.get(i);
            Set<String> groups = enough.computeIfAbsent(part.figure(), name -> new LinkedHashSet<>());
            if (counted[i]) {
                groups.add(part.group());
            } else {
                leftOut.add(part.group() + " (" + part.figure() + ": " + part.rows()
                        + (part.rows() == 1 ? " row)" : " rows)"));
            }
        }
        String rest = leftOut.isEmpty()
                ? ""
                : " Fewer than " + evidence.minimumDenominator() + " rows stand under: "
                        + String.join(", ", new TreeSet<>(leftOut)) + ".";
        int fewest = enough.values().stream().mapToInt(Set::size).min().orElse(0);
        if (fewest < (figure.comparesGroups() ? 2 : 1)) {
            String what = figure.comparesGroups() ? "Fewer than two groups have" : "There is not";
            return insufficient(what + " enough rows to say." + rest);
        }
        if (Double.isNaN(estimate)) {
            return insufficient("The figure is undefined on these rows." + rest);
        }
        if (evidence.bootstraps() > 0 && bootstrapped.isEmpty()) {
            return insufficient("The figure is undefined on too many bootstrap samples for an interval." + rest);
        }
        Interval interval = bootstrapped.orElse(new Interval(estimate, estimate, evidence.confidence()));
        String said = evidence.bootstraps() > 0
                ? "The interval " + Numbers.text(interval.low()) + " to " + Numbers.text(interval.high())
                : "The estimate " + Numbers.text(estimate);
        if (bound.excludes(interval)) {
            return leftOut.isEmpty() || figure.failsWithoutTheRest()
                    ? new Judgement(Verdict.FAIL, said + " lies outside the bound, " + bound + "." + rest)
                    : insufficient(said + " rests on groups without enough rows." + rest);
        }
        if (!bound.holds(interval)) {
            return insufficient(said + " crosses the bound, " + bound + "." + rest);
        }
        return leftOut.isEmpty()
                ? new Judgement(Verdict.PASS, said + " lies within the bound, " + bound + ".")
                : insufficient(
                        said + " lies within the bound, " + bound + ", but not all groups could be judged." + rest);
    }

    private static Judgement insufficient(String reason) {
        return new Judgement(Verdict.INSUFFICIENT_EVIDENCE, reason);
    }
}
