package io.limbeck.plugins.data;

import io.limbeck.spi.Problem;
import io.limbeck.spi.data.Groups;
import io.limbeck.spi.data.Split;
import io.limbeck.spi.data.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Whether a split leaves something to learn from and something to measure.
 *
 * @param rows the rows
 * @param splits their numbers
 * @param apart attributes of which whole groups are kept from training on purpose
 */
record SplitCheck(Table rows, Map<Split, int[]> splits, Set<String> apart) {

    List<Problem> problems() {
        List<Problem> problems = new ArrayList<>();
        checkClasses(problems);
        rows.sensitive().stream()
                .filter(groups -> !SensitiveNames.isIntersection(groups.attribute()))
                .filter(groups -> !apart.contains(groups.attribute()))
                .forEach(groups -> checkGroups(groups, problems));
        return problems;
    }

    private void checkClasses(List<Problem> problems) {
        if (rows.isRegression()) {
            return;
        }
        int[] all = count(rows.labels(), rows.classes().size(), rows.labels().length);
        for (Split split : List.of(Split.TRAIN, Split.TEST)) {
            int[] counts = count(split, rows.labels(), rows.classes().size());
            for (int code = 0; code < counts.length; code++) {
                if (counts[code] == 0 && all[code] > 0) {
                    problems.add(Problem.error(
                            "",
                            "class '" + rows.classes().get(code) + "' has " + rows(all[code])
                                    + ", too few for one to be in '" + split.label() + "'",
                            "leave the class out, merge it with another, or enlarge the share of '" + split.label()
                                    + "'"));
                }
            }
        }
    }

    private void checkGroups(Groups groups, List<Problem> problems) {
        int[] all = groups.counts();
        int[] train = count(Split.TRAIN, groups.codes(), groups.names().size());
        for (int code = 0; code < all.length; code++) {
            String what =
                    "group '" + groups.names().get(code) + "' of '" + groups.attribute() + "' has " + rows(all[code]);
            String remedy = "merge it with another group, or leave its rows out";
            if (all[code] == 1) {
                problems.add(Problem.error("", what + ": it cannot be both learnt from and measured", remedy));
            } else if (all[code] > 1 && train[code] == 0) {
                problems.add(Problem.error(
                        "",
                        what + ", but none is in 'train'",
                        remedy + ", or divide every group alike with 'stratify: label-and-groups'"));
            }
        }
    }

    private static String rows(int count) {
        return count == 1 ? "one row" : count + " rows";
    }

    private int[] count(Split split, int[] codes, int size) {
        int[] chosen = splits.getOrDefault(split, new int[0]);
        int[] of = new int[chosen.length];
        for (int i = 0; i < chosen.length; i++) {
            of[i] = codes[chosen[i]];
        }
        return count(of, size, of.length);
    }

    private static int[] count(int[] codes, int size, int rows) {
        int[] counts = new int[size];
        for (int row = 0; row < rows; row++) {
            if (codes[row] >= 0) {
                counts[codes[row]]++;
            }
        }
        return counts;
    }
}
