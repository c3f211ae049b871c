package io.limbeck.testkit;

import static java.util.Objects.requireNonNull;

import io.limbeck.spi.RandomSource;
import io.limbeck.spi.data.Table;
import io.limbeck.spi.explain.ExplainInputs;
import io.limbeck.spi.explain.Feature;
import io.limbeck.spi.model.Teacher;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apiguardian.api.API;

/**
 * What an explainer under test is given.
 *
 * @param model the model to explain
 * @param teacher its teacher
 * @param rows rows to explain
 * @param validation rows of the validation split
 * @param background what is usual
 * @param read rows and background as they were read, found by their ids
 * @param features the features; unless given, every float is one
 * @param random source of chance
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record FixedExplainInputs(
        Teacher model,
        Optional<Teacher> teacher,
        Table rows,
        Table validation,
        Table background,
        Table read,
        List<Feature> features,
        RandomSource random)
        implements ExplainInputs {

    public FixedExplainInputs {
        requireNonNull(model, "model is null");
        features = List.copyOf(features);
    }

    /**
     * A model without a teacher, whose rows are their own background, read as they are.
     *
     * @param model the model to explain
     * @param rows prepared rows
     */
    public FixedExplainInputs(Teacher model, Table rows) {
        this(model, Optional.empty(), rows, rows.select(new int[0]), rows, rows, floats(rows), new RandomSource(17));
    }

    /**
     * {@return the same with a teacher}
     *
     * @param other its teacher
     */
    public FixedExplainInputs taughtBy(Teacher other) {
        return new FixedExplainInputs(model, Optional.of(other), rows, validation, background, read, features, random);
    }

    /**
     * {@return the same with rows of the validation split}
     *
     * @param other prepared rows of that split
     */
    public FixedExplainInputs searchedOn(Table other) {
        return new FixedExplainInputs(model, teacher, rows, other, background, read, features, random);
    }

    /**
     * {@return the same with another background}
     *
     * @param other prepared rows
     */
    public FixedExplainInputs against(Table other) {
        return new FixedExplainInputs(model, teacher, rows, validation, other, read, features, random);
    }

    /**
     * {@return the same with other features}
     *
     * @param others the features, in the order of their columns
     */
    public FixedExplainInputs with(List<Feature> others) {
        return new FixedExplainInputs(model, teacher, rows, validation, background, read, others, random);
    }

    /**
     * {@return the same with rows that were read as {@code other}}
     *
     * @param other the same rows before they were prepared
     */
    public FixedExplainInputs readAs(Table other) {
        return new FixedExplainInputs(model, teacher, rows, validation, background, other, features, random);
    }

    private static List<Feature> floats(Table rows) {
        return IntStream.range(0, rows.width())
                .mapToObj(i -> new Feature("x" + i, "x" + i, List.of(i)))
                .toList();
    }

    @Override
    public Table raw(Table prepared) {
        Map<Long, Integer> places = new HashMap<>();
        for (int row = 0; row < read.rows(); row++) {
            places.put(read.ids()[row], row);
        }
        return read.select(IntStream.range(0, prepared.rows())
                .filter(row -> places.containsKey(prepared.ids()[row]))
                .map(row -> places.get(prepared.ids()[row]))
                .toArray());
    }
}
