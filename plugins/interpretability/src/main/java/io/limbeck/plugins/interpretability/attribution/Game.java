package io.limbeck.plugins.interpretability.attribution;

/**
 * Rows in which some features are a row's own and the others are those of a background row: the coalitions of a game
 * whose players are features.
 *
 * @param matrix the rows to explain, {@code [rows, width]}
 * @param background the rows that absent features are taken from, {@code [rows, width]}
 * @param width floats per row
 * @param positions the floats of each feature
 */
record Game(float[] matrix, float[] background, int width, int[][] positions) {

    int rows() {
        return matrix.length / width;
    }

    int backgroundRows() {
        return background.length / width;
    }

    int features() {
        return positions.length;
    }

    void absent(int backgroundRow, float[] into, int at) {
        System.arraycopy(background, backgroundRow * width, into, at, width);
    }

    void present(int row, int feature, float[] into, int at) {
        for (int position : positions[feature]) {
            into[at + position] = matrix[row * width + position];
        }
    }
}
