package io.limbeck.plugins.models.tree;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Trees in arrays. A node that splits goes on at the next place where a row's feature is at or below the border, else
 * at {@code next}; a leaf has its class frequencies at {@code next}. Arrays are nobody's to change.
 *
 * @param width features per row
 * @param classes number of classes
 * @param roots place of each tree's first node
 * @param feature the feature a node splits by, {@link #LEAF} for a leaf
 * @param border where it splits
 * @param next where to go on, or which leaf this is
 * @param frequencies {@code [leaves, classes]}, row-major
 */
record Forest(int width, int classes, int[] roots, int[] feature, double[] border, int[] next, float[] frequencies) {

    static final int LEAF = -1;
    private static final int MAGIC = 0x4C4D4246;
    private static final int VERSION = 1;

    /** {@return class probabilities of each row}, the mean over the trees */
    double[][] probabilities(float[] matrix) {
        double[][] probabilities = new double[matrix.length / width][classes];
        for (int row = 0; row < probabilities.length; row++) {
            for (int root : roots) {
                int leaf = leaf(root, matrix, row * width);
                for (int c = 0; c < classes; c++) {
                    probabilities[row][c] += frequencies[leaf * classes + c];
                }
            }
            for (int c = 0; c < classes; c++) {
                probabilities[row][c] /= roots.length;
            }
        }
        return probabilities;
    }

    private int leaf(int root, float[] matrix, int offset) {
        int node = root;
        while (feature[node] != LEAF) {
            node = matrix[offset + feature[node]] > border[node] ? next[node] : node + 1;
        }
        return next[node];
    }

    void write(Path file) throws IOException {
        try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
            for (int number : new int[] {MAGIC, VERSION, width, classes, roots.length, feature.length}) {
                out.writeInt(number);
            }
            for (int root : roots) {
                out.writeInt(root);
            }
            for (int node = 0; node < feature.length; node++) {
                out.writeInt(feature[node]);
                out.writeDouble(border[node]);
                out.writeInt(next[node]);
            }
            out.writeInt(frequencies.length);
            for (float frequency : frequencies) {
                out.writeFloat(frequency);
            }
        }
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws IOException if it is something else, or of a newer version
     */
    static Forest read(Path file) throws IOException {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            int magic = in.readInt();
            int version = in.readInt();
            if (magic != MAGIC || version != VERSION) {
                throw new IOException("'" + file + "' is not a forest of version '" + VERSION + "'");
            }
            int width = in.readInt();
            int classes = in.readInt();
            int[] roots = new int[in.readInt()];
            int[] feature = new int[in.readInt()];
            for (int tree = 0; tree < roots.length; tree++) {
                roots[tree] = in.readInt();
            }
            double[] border = new double[feature.length];
            int[] next = new int[feature.length];
            for (int node = 0; node < feature.length; node++) {
                feature[node] = in.readInt();
                border[node] = in.readDouble();
                next[node] = in.readInt();
            }
            float[] frequencies = new float[in.readInt()];
            for (int i = 0; i < frequencies.length; i++) {
                frequencies[i] = in.readFloat();
            }
            return new Forest(width, classes, roots, feature, border, next, frequencies);
        }
    }
}
