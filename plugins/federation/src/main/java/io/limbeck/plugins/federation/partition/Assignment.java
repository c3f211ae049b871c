package io.limbeck.plugins.federation.partition;

import io.limbeck.spi.RandomSource;
import io.limbeck.spi.data.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Arithmetic that partitioners share. */
final class Assignment {

    private Assignment() {}

    /**
     * {@return rows by share: each client's part of them, in order, sizes as near to the shares as whole rows can be}
     *
     * @param rows the rows, in the order in which they are given away
     * @param shares share of each client; they sum to 1
     */
    static List<List<Integer>> byShares(int[] rows, double[] shares) {
        List<List<Integer>> parts = new ArrayList<>();
        double before = 0;
        int from = 0;
        for (int client = 0; client < shares.length; client++) {
            before += shares[client];
            int to = client == shares.length - 1 ? rows.length : (int) Math.round(before * rows.length);
            to = Math.max(from, Math.min(to, rows.length));
            parts.add(Arrays.stream(rows, from, to).boxed().toList());
            from = to;
        }
        return parts;
    }

    /** {@return row numbers of each class, shuffled} */
    static int[][] shuffledByClass(Table rows, RandomSource random) {
        int[] order = random.permutation(rows.rows());
        int[][] classes = new int[rows.classes().size()][];
        for (int label = 0; label < classes.length; label++) {
            int wanted = label;
            classes[label] = Arrays.stream(order)
                    .filter(row -> rows.labels()[row] == wanted)
                    .toArray();
        }
        return classes;
    }

    /** {@return ascending rows of each client} */
    static int[][] sorted(List<List<Integer>> parts) {
        return parts.stream()
                .map(part -> part.stream().mapToInt(Integer::intValue).sorted().toArray())
                .toArray(int[][]::new);
    }

    /** {@return so many empty lists} */
    static List<List<Integer>> empty(int clients) {
        List<List<Integer>> parts = new ArrayList<>();
        for (int client = 0; client < clients; client++) {
            parts.add(new ArrayList<>());
        }
        return parts;
    }
}
