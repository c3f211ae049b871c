package io.limbeck.scorer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Turns rows as they were read into prepared rows, value by value. What a category becomes is worked out once.
 *
 * @param columns the columns as read
 * @param codes by column, the code of each category
 * @param places by column, where its floats stand in a prepared row
 * @param numbers by column of numbers, how each of its floats is made
 * @param tables by column of categories {@code [categories + 1, places]}, row 0 for a missing one
 */
record Encoder(
        List<RawColumn> columns,
        List<Map<String, Integer>> codes,
        int[][] places,
        PreparedColumn[][] numbers,
        float[][] tables) {

    /**
     * Reads it.
     *
     * @param features the names of a prepared row's floats, which must come out
     */
    static Encoder read(Fields fields, List<String> features) throws ModelFormatException {
        List<RawColumn> columns = new ArrayList<>();
        for (Fields column : fields.objects("columns")) {
            columns.add(RawColumn.read(column));
        }
        List<PreparedColumn> prepared = Preparation.read(columns, fields.objects("prepare"));
        boolean encoded = prepared.stream().noneMatch(column -> column.code() == PreparedColumn.TEXT);
        if (!encoded || !prepared.stream().map(PreparedColumn::name).toList().equals(features)) {
            throw fields.wrong("prepare", "steps that end in the columns named in 'features'");
        }
        return of(columns, prepared);
    }

    private static Encoder of(List<RawColumn> columns, List<PreparedColumn> prepared) {
        int count = columns.size();
        Encoder encoder = new Encoder(
                List.copyOf(columns),
                columns.stream().map(RawColumn::codes).toList(),
                new int[count][],
                new PreparedColumn[count][],
                new float[count][]);
        for (int column = 0; column < count; column++) {
            encoder.fill(column, prepared);
        }
        return encoder;
    }

    private void fill(int column, List<PreparedColumn> prepared) {
        Map<Integer, PreparedColumn> own = new LinkedHashMap<>();
        for (int place = 0; place < prepared.size(); place++) {
            if (prepared.get(place).raw() == column) {
                own.put(place, prepared.get(place));
            }
        }
        places[column] = own.keySet().stream().mapToInt(Integer::intValue).toArray();
        numbers[column] = own.values().toArray(PreparedColumn[]::new);
        int categories = columns.get(column).categories().size();
        tables[column] = new float[(categories + 1) * own.size()];
        for (int code = -1; code < categories; code++) {
            for (int i = 0; i < own.size(); i++) {
                tables[column][(code + 1) * own.size() + i] = numbers[column][i].ofCategory(code);
            }
        }
    }

    void number(int column, double value, float[] row) {
        for (int i = 0; i < places[column].length; i++) {
            row[places[column][i]] = numbers[column][i].ofNumber(value);
        }
    }

    void category(int column, int code, float[] row) {
        int width = places[column].length;
        for (int i = 0; i < width; i++) {
            row[places[column][i]] = tables[column][(code + 1) * width + i];
        }
    }
}
