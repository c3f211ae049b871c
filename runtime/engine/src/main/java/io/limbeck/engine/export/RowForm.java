package io.limbeck.engine.export;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.limbeck.spi.data.Column;
import io.limbeck.spi.data.Table;
import io.limbeck.spi.portable.PortableStep;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The rows a model takes: what its floats are called, and how they are made of rows as they were read.
 *
 * @param raw a table of no rows, with the columns as read
 * @param prepared a table of no rows, with the columns the model sees
 * @param steps the preparation; empty if it cannot be written down
 */
public record RowForm(Table raw, Table prepared, Optional<List<PortableStep>> steps) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * Takes the form of tables.
     *
     * @param raw rows as read, which are forgotten
     * @param prepared prepared rows, which are forgotten
     */
    public RowForm {
        raw = raw.select(new int[0]);
        prepared = prepared.select(new int[0]);
        steps = steps.map(List::copyOf);
    }

    /** {@return a name for every float of a prepared row} */
    public List<String> features() {
        return prepared.columns().stream()
                .flatMap(column -> column.width() == 1
                        ? Stream.of(column.name())
                        : IntStream.range(0, column.width()).mapToObj(i -> column.name() + "[" + i + "]"))
                .toList();
    }

    /** {@return why rows as they were read cannot be scored; empty if they can} */
    public Optional<String> whyNotRaw() {
        Optional<String> block = raw.columns().stream()
                .filter(column -> column instanceof Column.Block)
                .map(column -> "column '" + column.name() + "' is a block of numbers")
                .findFirst();
        return block.isPresent() || steps.isPresent()
                ? block
                : Optional.of("a transform in 'data.prepare' cannot be written down");
    }

    /** {@return columns as read and steps, as they stand in {@code model.json} under {@code raw}} */
    ObjectNode rawJson() {
        ObjectNode node = JSON.createObjectNode();
        ArrayNode columns = node.putArray("columns");
        for (Column column : raw.columns()) {
            ObjectNode one = columns.addObject().put("name", column.name());
            if (column instanceof Column.Categorical categorical) {
                ArrayNode categories = one.put("type", "category").putArray("categories");
                categorical.categories().forEach(categories::add);
            } else {
                one.put("type", "number");
            }
        }
        ArrayNode prepare = node.putArray("prepare");
        steps.orElse(List.of()).forEach(step -> prepare.add(json(step)));
        return node;
    }

    private static ObjectNode json(PortableStep step) {
        ObjectNode node = JSON.createObjectNode();
        if (step instanceof PortableStep.OneHot oneHot) {
            ArrayNode columns = node.put("step", "one-hot").putArray("columns");
            oneHot.columns().forEach(one -> {
                ObjectNode column = columns.addObject().put("column", one.column());
                one.categories().forEach(column.putArray("categories")::add);
                column.put("missing", one.missing());
            });
        } else if (step instanceof PortableStep.Scale scale) {
            ArrayNode columns = node.put("step", "scale").putArray("columns");
            scale.columns().forEach(one -> columns.addObject()
                    .put("column", one.column())
                    .put("mean", one.mean())
                    .put("factor", one.factor()));
        } else if (step instanceof PortableStep.Places places) {
            ArrayNode columns =
                    node.put("step", "places").put("normal", places.normal()).putArray("columns");
            places.columns().forEach(one -> {
                ArrayNode landmarks =
                        columns.addObject().put("column", one.column()).putArray("landmarks");
                for (double landmark : one.landmarks()) {
                    landmarks.add(landmark);
                }
            });
        } else {
            throw new IllegalStateException("The step " + step.getClass() + " is not known");
        }
        return node;
    }
}
