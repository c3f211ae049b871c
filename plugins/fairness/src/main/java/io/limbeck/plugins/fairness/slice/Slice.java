package io.limbeck.plugins.fairness.slice;

import io.limbeck.plugins.fairness.statistics.Holm;
import io.limbeck.plugins.fairness.statistics.WelchTest;
import io.limbeck.plugins.fairness.statistics.WelchTest.Sample;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A slice, where it was found and where it was confirmed.
 *
 * @param text its conditions in words
 * @param found its losses among the searched rows
 * @param test its losses among the confirming rows
 * @param rest the losses of all other confirming rows
 * @param teacher the teacher's losses in the slice, if there is a teacher
 * @param adjusted p-value after Holm; NaN where too few confirming rows are in it
 */
record Slice(String text, Sample found, Sample test, Sample rest, Optional<Sample> teacher, double adjusted) {

    /** {@return every slice with its evidence}, in the order they were found in */
    static List<Slice> confirmed(
            List<List<Condition>> slices,
            double[] found,
            double[] confirming,
            Optional<double[]> teachers,
            int minimumRows) {
        List<Slice> all = new ArrayList<>();
        double[] p = new double[slices.size()];
        for (int i = 0; i < p.length; i++) {
            List<Condition> conditions = slices.get(i);
            BitSet ofFound = (BitSet) conditions.get(0).found().clone();
            BitSet ofTest = (BitSet) conditions.get(0).test().clone();
            conditions.forEach(condition -> {
                ofFound.and(condition.found());
                ofTest.and(condition.test());
            });
            BitSet everything = new BitSet(confirming.length);
            everything.set(0, confirming.length);
            Sample test = SliceSearch.sample(ofTest, confirming);
            Sample rest = SliceSearch.sample(everything, confirming).without(test);
            p[i] = test.count() < minimumRows ? Double.NaN : WelchTest.higher(test, rest);
            all.add(new Slice(
                    conditions.stream().map(Condition::text).collect(Collectors.joining(" & ")),
                    SliceSearch.sample(ofFound, found),
                    test,
                    rest,
                    teachers.map(losses -> SliceSearch.sample(ofTest, losses)),
                    Double.NaN));
        }
        double[] adjusted = Holm.adjusted(p);
        List<Slice> slicesWithEvidence = new ArrayList<>();
        for (Slice slice : all) {
            slicesWithEvidence.add(slice.adjusted(adjusted[slicesWithEvidence.size()]));
        }
        return slicesWithEvidence;
    }

    private Slice adjusted(double value) {
        return new Slice(text, found, test, rest, teacher, value);
    }

    boolean isConfirmed(double level) {
        return adjusted < level;
    }
}
