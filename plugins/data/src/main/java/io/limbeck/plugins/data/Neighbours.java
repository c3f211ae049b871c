package io.limbeck.plugins.data;

import java.util.Arrays;

/** Nearest rows by Euclidean distance, by looking at all. A distance is given up as soon as it is too large. */
record Neighbours(float[] matrix, int width) {

    /** {@return at most {@code k} of {@code among}, nearest first, without the row itself; the earlier wins a tie} */
    int[] nearest(int row, int[] among, int k) {
        int[] found = new int[Math.min(k, among.length - 1)];
        double[] distances = new double[found.length];
        Arrays.fill(distances, Double.POSITIVE_INFINITY);
        for (int other : among) {
            if (other != row) {
                double distance = distance(row, other, distances[found.length - 1]);
                insert(other, distance, found, distances);
            }
        }
        return found;
    }

    private static void insert(int row, double distance, int[] found, double[] distances) {
        int place = found.length;
        while (place > 0 && distance < distances[place - 1]) {
            place--;
        }
        if (place < found.length) {
            System.arraycopy(found, place, found, place + 1, found.length - place - 1);
            System.arraycopy(distances, place, distances, place + 1, found.length - place - 1);
            found[place] = row;
            distances[place] = distance;
        }
    }

    /** The squared distance, or something not below {@code limit}. */
    private double distance(int a, int b, double limit) {
        double sum = 0;
        for (int i = 0; i < width && sum < limit; i++) {
            double difference = (double) matrix[a * width + i] - matrix[b * width + i];
            sum += difference * difference;
        }
        return sum;
    }
}
