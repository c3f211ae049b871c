package io.limbeck.scorer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the steps that make a prepared row of a row as it was read. */
final class Preparation {

    private final List<RawColumn> raw;
    private List<PreparedColumn> columns = new ArrayList<>();

    private Preparation(List<RawColumn> raw) {
        this.raw = raw;
        for (int i = 0; i < raw.size(); i++) {
            columns.add(new PreparedColumn(
                    raw.get(i).name(), i, raw.get(i).isNumber() ? PreparedColumn.NUMBER : PreparedColumn.TEXT));
        }
    }

    /** {@return the columns that the steps end in} */
    static List<PreparedColumn> read(List<RawColumn> raw, List<Fields> steps) throws ModelFormatException {
        Preparation preparation = new Preparation(raw);
        for (Fields step : steps) {
            preparation.add(step);
        }
        return List.copyOf(preparation.columns);
    }

    private void add(Fields step) throws ModelFormatException {
        Map<String, Fields> byName = new LinkedHashMap<>();
        for (Fields column : step.objects("columns")) {
            byName.put(column.text("column"), column);
        }
        String kind = step.text("step");
        List<PreparedColumn> next = new ArrayList<>();
        for (PreparedColumn column : columns) {
            Fields told = byName.get(column.name());
            switch (kind) {
                case "one-hot" -> encode(column, told, next);
                case "scale" -> next.add(told == null ? column : column.then(scale(column, told)));
                case "places" ->
                    next.add(
                            told == null
                                    ? column
                                    : column.then(new NumberStep.Place(landmarks(column, told), step.truth("normal"))));
                default -> throw step.wrong("step", "one of one-hot, scale, places");
            }
        }
        columns = next;
    }

    private void encode(PreparedColumn column, @Nullable Fields told, List<PreparedColumn> next)
            throws ModelFormatException {
        if (told == null) {
            next.add(column);
            return;
        }
        if (column.code() != PreparedColumn.TEXT) {
            throw told.wrong("column", "a column of categories");
        }
        Map<String, Integer> codes = raw.get(column.raw()).codes();
        for (String category : told.texts("categories")) {
            next.add(new PreparedColumn(
                    column.name() + "=" + category, column.raw(), codes.getOrDefault(category, PreparedColumn.NEVER)));
        }
        if (told.truth("missing")) {
            next.add(new PreparedColumn(column.name() + "=missing", column.raw(), PreparedColumn.MISSING));
        }
    }

    private static NumberStep scale(PreparedColumn column, Fields told) throws ModelFormatException {
        if (column.code() == PreparedColumn.TEXT) {
            throw told.wrong("column", "a column of numbers");
        }
        return new NumberStep.Scale(told.number("mean"), told.number("factor"));
    }

    private static double[] landmarks(PreparedColumn column, Fields told) throws ModelFormatException {
        if (column.code() != PreparedColumn.NUMBER) {
            throw told.wrong("column", "a column of numbers");
        }
        double[] landmarks = told.numbers("landmarks");
        for (int i = 1; i < landmarks.length; i++) {
            if (landmarks[i] < landmarks[i - 1]) {
                throw told.wrong("landmarks", "ascending numbers");
            }
        }
        return landmarks;
    }
}
