package io.limbeck.testkit;

import static java.util.Objects.requireNonNull;

import io.limbeck.spi.data.Groups;
import io.limbeck.spi.model.View;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.apiguardian.api.API;

/**
 * The rows a loss term is tried on. Immutable by agreement: nobody writes into the arrays.
 *
 * @param logits the student's logits, {@code [rows][classes]}
 * @param labels true class of each row, if the term may see them
 * @param teacher the teacher's logits, {@code [rows][classes]}, if there is a teacher
 * @param weights weight of each row
 * @param groups sensitive attributes, in declared order
 * @param favourable code of the favourable class
 * @param taps the student's layers by name, in order
 * @param views what the teacher shows besides its logits
 * @param hidden what was hidden from the student, if there is such
 * @param targets the numbers to predict, standardised, if there are such; the logits are mean and log variance then
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record LossBatch(
        float[][] logits,
        Optional<int[]> labels,
        Optional<float[][]> teacher,
        float[] weights,
        List<Groups> groups,
        int favourable,
        Map<String, LayerRows> taps,
        Map<View, LayerRows> views,
        Optional<HiddenRows> hidden,
        Optional<float[]> targets) {

    /**
     * A batch without layers.
     *
     * @param logits the student's
     * @param labels class code of each row
     * @param teacher the teacher's logits
     * @param weights weight of each row
     * @param groups sensitive attributes
     * @param favourable code of the favourable (positive) class
     */
    public LossBatch(
            float[][] logits,
            Optional<int[]> labels,
            Optional<float[][]> teacher,
            float[] weights,
            List<Groups> groups,
            int favourable) {
        this(
                logits,
                labels,
                teacher,
                weights,
                groups,
                favourable,
                Map.of(),
                Map.of(),
                Optional.empty(),
                Optional.empty());
    }

    public LossBatch {
        requireNonNull(logits, "logits is null");
        groups = List.copyOf(groups);
        taps = Collections.unmodifiableMap(new LinkedHashMap<>(taps));
        views = Collections.unmodifiableMap(new LinkedHashMap<>(views));
        if (logits.length == 0) {
            throw new IllegalArgumentException("A batch needs at least one row of logits");
        }
        requireRows("labels", labels.map(values -> values.length).orElse(logits.length), logits.length);
        requireRows("teacher logits", teacher.map(values -> values.length).orElse(logits.length), logits.length);
        requireRows("weights", weights.length, logits.length);
        for (Groups attribute : groups) {
            requireRows("attribute '" + attribute.attribute() + "'", attribute.codes().length, logits.length);
        }
        requireRows("targets", targets.map(values -> values.length).orElse(logits.length), logits.length);
        int rows = logits.length;
        taps.forEach((name, layer) -> requireRows("tap '" + name + "'", layer.rows().length, rows));
        hidden.ifPresent(what -> requireRows("hidden features", what.truth().rows().length, rows));
        views.forEach((view, layer) -> requireRows("view '" + view.label() + "'", layer.rows().length, rows));
    }

    private static void requireRows(String what, int rows, int expected) {
        if (rows != expected) {
            throw new IllegalArgumentException(
                    "There are '" + expected + "' rows of logits, but '" + rows + "' of " + what);
        }
    }

    /** {@return the number of rows} */
    public int rows() {
        return logits.length;
    }

    /** {@return the number of classes} */
    public int classes() {
        return logits[0].length;
    }

    /**
     * {@return a layer of the student}
     *
     * @param name name of the layer
     */
    public LayerRows tap(String name) {
        LayerRows layer = taps.get(name);
        if (layer == null) {
            throw new IllegalArgumentException("The batch has no tap '" + name + "', only " + taps.keySet());
        }
        return layer;
    }

    /**
     * {@return this batch with other logits of the student}
     *
     * @param others values in the same form
     */
    public LossBatch withLogits(float[][] others) {
        return new LossBatch(others, labels, teacher, weights, groups, favourable, taps, views, hidden, targets);
    }

    /**
     * {@return this batch with these true classes}
     *
     * @param others values in the same form
     */
    public LossBatch withLabels(int... others) {
        return new LossBatch(
                logits, Optional.of(others), teacher, weights, groups, favourable, taps, views, hidden, targets);
    }

    /**
     * {@return this batch with other logits of the teacher}
     *
     * @param others values in the same form
     */
    public LossBatch withTeacher(float[][] others) {
        return new LossBatch(
                logits, labels, Optional.of(others), weights, groups, favourable, taps, views, hidden, targets);
    }

    /**
     * {@return this batch with other row weights}
     *
     * @param others values in the same form
     */
    public LossBatch withWeights(float... others) {
        return new LossBatch(logits, labels, teacher, others, groups, favourable, taps, views, hidden, targets);
    }

    /**
     * {@return this batch with other sensitive attributes}
     *
     * @param others sensitive attributes
     */
    public LossBatch withGroups(List<Groups> others) {
        return new LossBatch(logits, labels, teacher, weights, others, favourable, taps, views, hidden, targets);
    }

    /**
     * {@return this batch with another favourable class}
     *
     * @param code code of the class
     */
    public LossBatch withFavourable(int code) {
        return new LossBatch(logits, labels, teacher, weights, groups, code, taps, views, hidden, targets);
    }

    /**
     * {@return this batch with one more layer of the student, or another in its place}
     *
     * @param name name of the layer
     * @param layer what it shows of each row
     */
    public LossBatch withTap(String name, LayerRows layer) {
        Map<String, LayerRows> more = new LinkedHashMap<>(taps);
        more.put(name, layer);
        return new LossBatch(logits, labels, teacher, weights, groups, favourable, more, views, hidden, targets);
    }

    /**
     * {@return this batch with one more view of the teacher, or another in its place}
     *
     * @param view what the teacher shows
     * @param layer what it shows of each row
     */
    public LossBatch withView(View view, LayerRows layer) {
        Map<View, LayerRows> more = new LinkedHashMap<>(views);
        more.put(view, layer);
        return new LossBatch(logits, labels, teacher, weights, groups, favourable, taps, more, hidden, targets);
    }

    /**
     * {@return this batch with something hidden from the student}
     *
     * @param others what was hidden, and where
     */
    public LossBatch withHidden(HiddenRows others) {
        return new LossBatch(
                logits, labels, teacher, weights, groups, favourable, taps, views, Optional.of(others), targets);
    }

    /**
     * {@return this batch with these numbers to predict}
     *
     * @param numbers the numbers
     */
    public LossBatch withTargets(float... numbers) {
        return new LossBatch(
                logits, labels, teacher, weights, groups, favourable, taps, views, hidden, Optional.of(numbers));
    }

    /**
     * {@return these rows, in this order}
     *
     * @param rows places of rows, from 0
     */
    public LossBatch select(int... rows) {
        float[] chosenWeights = new float[rows.length];
        for (int i = 0; i < rows.length; i++) {
            chosenWeights[i] = weights[rows[i]];
        }
        return new LossBatch(
                rowsOf(logits, rows),
                labels.map(all -> Arrays.stream(rows).map(row -> all[row]).toArray()),
                teacher.map(all -> rowsOf(all, rows)),
                chosenWeights,
                groups.stream().map(attribute -> attribute.select(rows)).toList(),
                favourable,
                each(taps, layer -> layer.select(rows)),
                each(views, layer -> layer.select(rows)),
                hidden.map(all -> all.select(rows)),
                targets.map(all -> {
                    float[] chosen = new float[rows.length];
                    for (int i = 0; i < rows.length; i++) {
                        chosen[i] = all[rows[i]];
                    }
                    return chosen;
                }));
    }

    private static <K> Map<K, LayerRows> each(Map<K, LayerRows> layers, UnaryOperator<LayerRows> change) {
        Map<K, LayerRows> changed = new LinkedHashMap<>();
        layers.forEach((key, layer) -> changed.put(key, change.apply(layer)));
        return changed;
    }

    private static float[][] rowsOf(float[][] all, int[] rows) {
        return Arrays.stream(rows).mapToObj(row -> all[row]).toArray(float[][]::new);
    }
}
