package io.limbeck.engine.report;

import io.limbeck.spi.data.Groups;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * What became of the answers to some test rows when a model was made small, in one repetition. Counts only; no row is told.
 *
 * @param slice the rows
 * @param rows how many there are
 * @param changed those that are decided otherwise
 * @param toWrong those that were decided rightly and are no more
 * @param toRight those that were decided wrongly and no longer are; with several classes a wrong decision can also give way
 *     to another wrong one
 */
public record ChangedAnswers(Slice slice, long rows, long changed, long toWrong, long toRight) {

    /**
     * Some of the rows: all of them, those of a group, or those of a class.
     *
     * @param kind which of the three
     * @param attribute the sensitive attribute; empty for a class and for all
     * @param name the group or class; empty for all
     */
    public record Slice(Kind kind, String attribute, String name) {
        boolean isAll() {
            return kind == Kind.ALL;
        }
    }

    /** What a slice can be. */
    public enum Kind {
        /** All test rows. */
        ALL,
        /** Those of a group. */
        GROUP,
        /** Those whose label is a class. */
        CLASS
    }

    /** Chooses rows of a slice by their number. */
    record Choice(Slice slice, IntPredicate rows) {}

    /** {@return all rows, those of each group of each attribute, and those of each class} */
    static List<Choice> choices(List<Groups> sensitive, int[] labels, List<String> classes) {
        List<Choice> choices = new ArrayList<>();
        choices.add(new Choice(new Slice(Kind.ALL, "", ""), row -> true));
        for (Groups groups : sensitive) {
            for (int g = 0; g < groups.names().size(); g++) {
                int code = g;
                choices.add(new Choice(
                        new Slice(Kind.GROUP, groups.attribute(), groups.names().get(g)),
                        row -> groups.codes()[row] == code));
            }
        }
        for (int c = 0; c < classes.size(); c++) {
            int code = c;
            choices.add(new Choice(new Slice(Kind.CLASS, "", classes.get(c)), row -> labels[row] == code));
        }
        return choices;
    }

    /**
     * {@return the answers by slices}
     *
     * @param before decisions of the model it came from
     * @param after decisions of the small model
     */
    public static List<ChangedAnswers> of(
            int[] before, int[] after, int[] labels, List<Groups> sensitive, List<String> classes) {
        return choices(sensitive, labels, classes).stream()
                .map(choice -> count(choice, before, after, labels))
                .toList();
    }

    private static ChangedAnswers count(Choice choice, int[] before, int[] after, int[] labels) {
        long rows = 0;
        long changed = 0;
        long toWrong = 0;
        long toRight = 0;
        for (int row = 0; row < labels.length; row++) {
            if (choice.rows().test(row)) {
                rows++;
                if (before[row] != after[row]) {
                    changed++;
                    toWrong += before[row] == labels[row] ? 1 : 0;
                    toRight += after[row] == labels[row] ? 1 : 0;
                }
            }
        }
        return new ChangedAnswers(choice.slice(), rows, changed, toWrong, toRight);
    }
}
