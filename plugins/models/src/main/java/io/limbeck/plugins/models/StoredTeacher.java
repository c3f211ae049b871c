package io.limbeck.plugins.models;

import io.limbeck.spi.InvalidInputException;
import io.limbeck.spi.Problem;
import io.limbeck.spi.data.Split;
import io.limbeck.spi.data.Table;
import io.limbeck.spi.model.ModelOutputs;
import io.limbeck.spi.model.Teacher;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Looks rows up by their number in the source.
 *
 * @param name the file, as the document names it
 * @param logits by row number
 * @param classes number of classes
 */
record StoredTeacher(String name, Map<Long, float[]> logits, int classes) implements Teacher {

    @Override
    public ModelOutputs outputs(Table rows, Split split) {
        long[] ids = rows.ids();
        long[] missing = Arrays.stream(ids)
                .filter(id -> !logits.containsKey(id))
                .distinct()
                .toArray();
        if (missing.length > 0) {
            throw new InvalidInputException(missing(missing, split));
        }
        float[] found = new float[ids.length * classes];
        for (int row = 0; row < ids.length; row++) {
            System.arraycopy(logits.get(ids[row]), 0, found, row * classes, classes);
        }
        return new ModelOutputs(found, classes);
    }

    private Problem missing(long[] ids, Split split) {
        if (Arrays.stream(ids).allMatch(id -> id < 0)) {
            return Problem.error(
                    "path",
                    "'" + name + "' cannot speak of the " + ids.length + " made-up rows in split '" + split.label()
                            + "'",
                    "leave transforms that make rows up, such as 'data/smote', out of data.prepare");
        }
        String first = Arrays.stream(ids).limit(5).mapToObj(Long::toString).collect(Collectors.joining(", "));
        return Problem.error(
                "path",
                "'" + name + "' lacks " + ids.length + " rows of split '" + split.label() + "', the first: '" + first
                        + "'",
                "add a line for each; ids are row numbers in the data's source, from 0");
    }

    @Override
    public Map<String, Double> facts() {
        return Map.of("rows", (double) logits.size());
    }
}
