package io.limbeck.engine.evaluate;

import io.limbeck.spi.RandomSource;
import io.limbeck.spi.metric.Predictions;
import io.limbeck.spi.metric.Resampled;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Metrics of as many rows as there are, drawn with replacement.
 *
 * <p>Rows that form sequences are drawn as whole sequences [1]: the tokens of a sentence are no independent draws, and a
 * metric on spans means nothing without their order. A sequence drawn twice counts as two.
 *
 * <p>[1] Davison, Hinkley: Bootstrap Methods and their Application, 1997, section 3.8.
 */
final class Draws {

    private final List<NamedMetric> metrics;
    private final List<Optional<Resampled>> quick;
    private final Predictions rows;
    private final List<int[]> units;

    private Draws(List<NamedMetric> metrics, Predictions rows) {
        this.metrics = metrics;
        this.rows = rows;
        this.units = units(rows);
        this.quick = metrics.stream()
                .map(named ->
                        rows.sequences().length == 0 ? named.metric().resampled(rows) : Optional.<Resampled>empty())
                .toList();
    }

    static Draws of(List<NamedMetric> metrics, Predictions rows) {
        return new Draws(metrics, rows);
    }

    /** {@return each metric of one draw}; thread-safe */
    double[] values(RandomSource source) {
        int[] choice = new int[units.size()];
        int size = 0;
        for (int i = 0; i < choice.length; i++) {
            choice[i] = source.below(i, choice.length);
            size += units.get(choice[i]).length;
        }
        int[] drawn = new int[size];
        int[] sequences = new int[rows.sequences().length == 0 ? 0 : size];
        int place = 0;
        for (int i = 0; i < choice.length; i++) {
            for (int row : units.get(choice[i])) {
                drawn[place] = row;
                if (sequences.length > 0) {
                    sequences[place] = i;
                }
                place++;
            }
        }
        return values(drawn, sequences);
    }

    private double[] values(int[] drawn, int[] sequences) {
        boolean all = quick.stream().allMatch(Optional::isPresent);
        Predictions sample = all ? rows : rows.select(drawn);
        Predictions numbered = sequences.length == 0 ? sample : sample.withSequences(sequences);
        double[] values = new double[metrics.size()];
        for (int m = 0; m < values.length; m++) {
            Optional<Resampled> one = quick.get(m);
            values[m] = one.isPresent()
                    ? one.orElseThrow().value(drawn)
                    : metrics.get(m).metric().value(numbered);
        }
        return values;
    }

    /** {@return what is drawn together}: the rows of each sequence, or each row alone */
    private static List<int[]> units(Predictions rows) {
        int[] sequences = rows.sequences();
        List<int[]> units = new ArrayList<>();
        for (int first = 0, last = 0; first < rows.rows(); first = last) {
            last = first + 1;
            while (sequences.length > 0 && last < rows.rows() && sequences[last] == sequences[first]) {
                last++;
            }
            units.add(IntStream.range(first, last).toArray());
        }
        return units;
    }
}
