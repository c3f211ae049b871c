package io.limbeck.engine.run;

import java.util.List;

/**
 * What a model says of new rows.
 *
 * @param classes the classes, in code order
 * @param probabilities {@code [rows][classes]}
 */
public record Prediction(List<String> classes, double[][] probabilities) {

    public Prediction {
        classes = List.copyOf(classes);
    }

    /** {@return the most probable class of a row} */
    public String decision(int row) {
        int best = 0;
        for (int c = 1; c < probabilities[row].length; c++) {
            if (probabilities[row][c] > probabilities[row][best]) {
                best = c;
            }
        }
        return classes.get(best);
    }
}
