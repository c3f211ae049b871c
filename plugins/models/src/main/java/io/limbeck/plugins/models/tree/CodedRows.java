package io.limbeck.plugins.models.tree;

import io.limbeck.spi.data.Table;
import java.util.Locale;
import java.util.stream.IntStream;
import org.tribuo.Dataset;
import org.tribuo.FeatureMap;
import org.tribuo.ImmutableFeatureMap;
import org.tribuo.MutableDataset;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.impl.ArrayExample;
import org.tribuo.provenance.SimpleDataSourceProvenance;

/**
 * Rows as Tribuo takes them. Features are named by their column and given as codes; labels are named by their code.
 * Zeros are left out, as Tribuo takes what is absent for 0.
 */
final class CodedRows {

    private final MutableDataset<Label> rows;
    private final float[] matrix;
    private final FeatureBorders borders;
    private final String[] names;

    private CodedRows(float[] matrix, FeatureBorders borders) {
        LabelFactory factory = new LabelFactory();
        this.rows = new MutableDataset<>(new SimpleDataSourceProvenance("rows", factory), factory);
        this.matrix = matrix;
        this.borders = borders;
        this.names = IntStream.range(0, borders.borders().length)
                .mapToObj(column -> String.format(Locale.ROOT, "%07d", column))
                .toArray(String[]::new);
    }

    /** {@return each row once, with its true class and its weight} */
    static Dataset<Label> of(Table train, float[] matrix, FeatureBorders borders) {
        CodedRows coded = new CodedRows(matrix, borders);
        for (int row = 0; row < train.rows(); row++) {
            coded.add(row, train.labels()[row], (float) train.weights()[row]);
        }
        return coded.rows;
    }

    /**
     * {@return each row once for every class}, with its weight shared out by the class's probability. The Gini impurity
     * of such rows is, up to a constant, the squared error of a leaf's mean probabilities.
     *
     * @param probabilities {@code [rows][classes]}
     */
    static Dataset<Label> soft(Table train, float[] matrix, FeatureBorders borders, double[][] probabilities) {
        CodedRows coded = new CodedRows(matrix, borders);
        for (int row = 0; row < train.rows(); row++) {
            for (int c = 0; c < probabilities[row].length; c++) {
                float weight = (float) (train.weights()[row] * probabilities[row][c]);
                if (weight > 0) {
                    coded.add(row, c, weight);
                }
            }
        }
        return coded.rows;
    }

    /** {@return the matrix column of each of Tribuo's features} */
    static int[] columns(ImmutableFeatureMap features) {
        FeatureMap map = features;
        return IntStream.range(0, map.size())
                .map(id -> Integer.parseInt(features.get(id).getName()))
                .toArray();
    }

    private void add(int row, int label, float weight) {
        ArrayExample<Label> example = new ArrayExample<>(new Label(Integer.toString(label)), weight, 16);
        for (int column = 0; column < names.length; column++) {
            int code = borders.code(column, matrix[row * names.length + column]);
            // A row must not be empty, so its first feature is always there.
            if (code != 0 || column == 0) {
                example.add(names[column], code);
            }
        }
        rows.add(example);
    }
}
