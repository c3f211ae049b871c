package io.limbeck.testkit;

import io.limbeck.spi.RandomSource;
import io.limbeck.spi.TableSpec;
import io.limbeck.spi.data.Groups;
import io.limbeck.spi.data.Span;
import io.limbeck.spi.model.View;
import io.limbeck.spi.tensorflow.Need;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.apiguardian.api.API;

/** Batches for loss terms, a function of their arguments alone. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class SeededBatches {

    private SeededBatches() {}

    /**
     * {@return a batch with normal logits, uneven weights and every class and group present where there are rows enough}
     *
     * @param seed another seed gives other numbers
     * @param rows number of rows
     * @param classes number of classes; the last one is favourable
     * @param groups number of groups of each of the two attributes, {@code first} and {@code second}
     * @param needs what the batch has: labels, numbers to predict, a teacher, groups
     */
    public static LossBatch batch(long seed, int rows, int classes, int groups, Set<Need> needs) {
        RandomSource random = new RandomSource(seed);
        float[] weights = new float[rows];
        for (int row = 0; row < rows; row++) {
            weights[row] = (float) (0.5 + random.child("weights").uniform(row));
        }
        LossBatch batch = new LossBatch(
                logits(random.child("student"), rows, classes, 1.5),
                needs.contains(Need.LABELS)
                        ? Optional.of(codes(random.child("labels"), rows, classes))
                        : Optional.empty(),
                needs.contains(Need.TEACHER_LOGITS)
                        ? Optional.of(logits(random.child("teacher"), rows, classes, 2))
                        : Optional.empty(),
                weights,
                needs.contains(Need.GROUPS)
                        ? List.of(attribute("first", random, rows, groups), attribute("second", random, rows, groups))
                        : List.of(),
                classes - 1);
        return needs.contains(Need.TARGETS) ? batch.withTargets(logits(random.child("targets"), 1, rows, 1)[0]) : batch;
    }

    /**
     * {@return a batch with one more layer of the student, of normal values with deviation 1}
     *
     * @param batch rows to try it on
     * @param seed another seed gives other numbers
     * @param name name of the layer
     * @param shape shape of one row
     */
    public static LossBatch withTap(LossBatch batch, long seed, String name, List<Integer> shape) {
        RandomSource random = new RandomSource(seed).child("tap").child(name);
        return batch.withTap(name, layer(random, batch.rows(), shape));
    }

    /**
     * {@return a batch with one more view of the teacher, of normal values with deviation 1}
     *
     * @param batch rows to try it on
     * @param seed another seed gives other numbers
     * @param view what the teacher shows
     * @param shape shape of one row
     */
    public static LossBatch withView(LossBatch batch, long seed, View view, List<Integer> shape) {
        RandomSource random = new RandomSource(seed).child("view").child(view.label());
        return batch.withView(view, layer(random, batch.rows(), shape));
    }

    /**
     * {@return a batch in which about half of the features are hidden: two quantities, a category of three indicators that
     * is missing in every fifth row, and an indicator by itself}
     *
     * @param batch rows to try it on
     * @param seed another seed gives other numbers
     */
    public static LossBatch withHiddenColumns(LossBatch batch, long seed) {
        RandomSource random = new RandomSource(seed).child("columns");
        List<Span> spans = List.of(
                new Span("size", 0, 1, false),
                new Span("kind", 1, 3, true),
                new Span("age", 4, 1, false),
                new Span("member", 5, 1, true));
        float[][] truth = new float[batch.rows()][6];
        float[][] places = new float[batch.rows()][6];
        for (int row = 0; row < truth.length; row++) {
            truth[row][0] = (float) random.child("size").normal(row);
            truth[row][4] = (float) random.child("age").normal(row);
            truth[row][5] = random.child("member").below(row, 2);
            if (row % 5 != 4) {
                truth[row][1 + random.child("kind").below(row, 3)] = 1;
            }
            for (int i = 0; i < spans.size(); i++) {
                int hidden = random.child("hidden").below(row * 4L + i, 2);
                Arrays.fill(places[row], spans.get(i).from(), spans.get(i).to(), hidden);
            }
        }
        return batch.withHidden(new HiddenRows(
                LayerRows.vectors(truth),
                LayerRows.vectors(places),
                new TableSpec(List.of(6), List.of("no", "yes"), 1, Map.of(), batch.rows()),
                spans));
    }

    /**
     * {@return a batch of {@code window} tokens in each row, of codes of these fields, about half of which are hidden}
     *
     * @param batch rows to try it on
     * @param seed another seed gives other numbers
     * @param window tokens of a row
     * @param codes how many codes each field has
     */
    public static LossBatch withHiddenTokens(LossBatch batch, long seed, int window, List<Integer> codes) {
        RandomSource random = new RandomSource(seed).child("tokens");
        int fields = codes.size();
        float[][] truth = new float[batch.rows()][window * fields];
        float[][] places = new float[batch.rows()][window * fields];
        for (int row = 0; row < truth.length; row++) {
            for (int token = 0; token < window; token++) {
                int hidden = random.child("hidden").below((long) row * window + token, 2);
                for (int field = 0; field < fields; field++) {
                    int place = token * fields + field;
                    truth[row][place] =
                            random.child("code").below((long) row * window * fields + place, codes.get(field));
                    places[row][place] = hidden;
                }
            }
        }
        List<Integer> shape = List.of(window, fields);
        return batch.withHidden(new HiddenRows(
                new LayerRows(truth, shape),
                new LayerRows(places, shape),
                new TableSpec(shape, List.of("no", "yes"), 1, Map.of(), batch.rows(), codes),
                List.of()));
    }

    private static LayerRows layer(RandomSource random, int rows, List<Integer> shape) {
        return new LayerRows(logits(random, rows, LayerRows.width(shape), 1), shape);
    }

    private static Groups attribute(String name, RandomSource random, int rows, int groups) {
        List<String> names =
                IntStream.range(0, groups).mapToObj(code -> "group " + code).toList();
        return new Groups(name, codes(random.child(name), rows, groups), names, "");
    }

    /** {@return codes that take turns, in random order} */
    private static int[] codes(RandomSource random, int rows, int codes) {
        int[] order = random.permutation(rows);
        for (int row = 0; row < rows; row++) {
            order[row] %= codes;
        }
        return order;
    }

    private static float[][] logits(RandomSource random, int rows, int classes, double deviation) {
        float[][] logits = new float[rows][classes];
        for (int row = 0; row < rows; row++) {
            for (int c = 0; c < classes; c++) {
                logits[row][c] = (float) (random.normal((long) row * classes + c) * deviation);
            }
        }
        return logits;
    }
}
