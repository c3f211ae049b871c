package io.limbeck.plugins.interpretability.ask;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Known rows, from which others are made up. A feature is a quantity if it is one float with more than two values;
 * everything else, such as a one-hot family, is taken over whole.
 *
 * @param matrix the rows, {@code [rows, width]}
 * @param width floats per row
 * @param positions the floats of each feature
 * @param quantities which features are quantities
 */
record Population(float[] matrix, int width, int[][] positions, boolean[] quantities) {

    static Population of(float[] matrix, int width, FeatureSet features) {
        int[][] positions = features.positions();
        boolean[] quantities = new boolean[positions.length];
        for (int f = 0; f < positions.length; f++) {
            Set<Float> seen = new LinkedHashSet<>();
            for (int row = 0; positions[f].length == 1 && row < matrix.length / width && seen.size() < 3; row++) {
                seen.add(matrix[row * width + positions[f][0]]);
            }
            quantities[f] = seen.size() > 2;
        }
        return new Population(matrix, width, positions, quantities);
    }

    int rows() {
        return matrix.length / width;
    }

    int features() {
        return positions.length;
    }

    /** Copies a feature of a known row into a row being made. */
    void copy(int feature, int fromRow, float[] into, int at) {
        for (int position : positions[feature]) {
            into[at + position] = matrix[fromRow * width + position];
        }
    }

    float value(int row, int feature) {
        return matrix[row * width + positions[feature][0]];
    }

    /** {@return the rows with the smallest and the largest value of a quantity} */
    List<Integer> ends(int feature) {
        int low = 0;
        int high = 0;
        for (int row = 1; row < rows(); row++) {
            low = value(row, feature) < value(low, feature) ? row : low;
            high = value(row, feature) > value(high, feature) ? row : high;
        }
        return List.of(low, high);
    }

    /** {@return one row for each different value of a feature, in order of appearance} */
    List<Integer> different(int feature) {
        Set<List<Float>> seen = new LinkedHashSet<>();
        List<Integer> rows = new ArrayList<>();
        for (int row = 0; row < rows(); row++) {
            List<Float> value = new ArrayList<>();
            for (int position : positions[feature]) {
                value.add(matrix[row * width + position]);
            }
            if (seen.add(value)) {
                rows.add(row);
            }
        }
        return rows;
    }

    /** {@return the other row closest to this one}, by the sum of squared differences of all floats */
    int nearest(int row) {
        int best = row == 0 ? Math.min(1, rows() - 1) : 0;
        double shortest = Double.POSITIVE_INFINITY;
        for (int other = 0; other < rows(); other++) {
            double distance = 0;
            for (int i = 0; i < width && distance < shortest; i++) {
                double difference = matrix[row * width + i] - matrix[other * width + i];
                distance += difference * difference;
            }
            if (other != row && distance < shortest) {
                shortest = distance;
                best = other;
            }
        }
        return best;
    }
}
