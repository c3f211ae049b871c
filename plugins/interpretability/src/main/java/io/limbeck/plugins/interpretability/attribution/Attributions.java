package io.limbeck.plugins.interpretability.attribution;

import io.limbeck.plugins.interpretability.statistics.Sample;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What each feature of each row contributed to the row's score, compared with a baseline.
 *
 * @param values {@code [rows][features]}
 * @param errors standard error of each value, {@code [rows][features]}; empty where nothing was drawn at random
 * @param gaps by how much the contributions of a row miss the difference they should add up to, {@code |Σφ − (F(x) −
 *     F(x'))|}, one per row
 */
public record Attributions(List<double[]> values, List<double[]> errors, double[] gaps) {

    public Attributions {
        values = List.copyOf(values);
        errors = List.copyOf(errors);
    }

    /** {@return the absolute contributions of every row, one sample per feature} */
    public Sample[] absolute() {
        return IntStream.range(0, values.isEmpty() ? 0 : values.get(0).length)
                .mapToObj(feature -> new Sample(values.stream()
                        .mapToDouble(row -> Math.abs(row[feature]))
                        .toArray()))
                .toArray(Sample[]::new);
    }

    /** {@return the mean absolute contribution of each feature} */
    public double[] means() {
        return Arrays.stream(absolute()).mapToDouble(Sample::mean).toArray();
    }
}
