package io.limbeck.plugins.data;

import io.limbeck.spi.Default;
import io.limbeck.spi.RandomSource;
import io.limbeck.spi.Summary;
import io.limbeck.spi.data.Column;
import io.limbeck.spi.data.Split;
import io.limbeck.spi.data.Table;
import io.limbeck.spi.data.Transform;
import io.limbeck.spi.portable.PortableStep;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A column {@code name=category} of zeros and ones for every category. The categories are those that the column
 * declares, seen in training or not, so that the width does not hang on the split.
 *
 * <p>The new columns are blocks of one float each, not numbers: {@code data/standardize} leaves them as they are.
 */
final class OneHot implements Transform {

    @Summary("Turns every categorical column into columns of zeros and ones, one for each category")
    record Settings(
            @Summary("Which category gets no column: none, the first, or the first of columns with only two")
            @Default("none")
            Drop drop,

            @Summary("What a missing category becomes: zeros everywhere, or a one in a column of its own")
            @Default("zeros")
            Missing missing) {}

    /** Which category gets no column. */
    enum Drop {
        NONE,
        FIRST,
        BINARY
    }

    /** What a missing category becomes. */
    enum Missing {
        ZEROS,
        COLUMN
    }

    private final Settings settings;

    OneHot(Settings settings) {
        this.settings = settings;
    }

    @Override
    public Fitted fit(Table train, RandomSource random) {
        Map<String, List<String>> categories = new LinkedHashMap<>();
        for (Column column : train.columns()) {
            if (column instanceof Column.Categorical categorical) {
                categories.put(column.name(), kept(categorical.categories()));
            }
        }
        return new Encoder(categories, settings.missing());
    }

    private List<String> kept(List<String> categories) {
        boolean drop = settings.drop() == Drop.FIRST || (settings.drop() == Drop.BINARY && categories.size() == 2);
        return drop && !categories.isEmpty() ? categories.subList(1, categories.size()) : categories;
    }

    private record Encoder(Map<String, List<String>> categories, Missing missing) implements Fitted {

        @Override
        public Table apply(Table rows, Split split) {
            List<Column> columns = new ArrayList<>();
            for (Column column : rows.columns()) {
                if (column instanceof Column.Categorical categorical) {
                    encode(categorical, columns);
                } else {
                    columns.add(column);
                }
            }
            return rows.withColumns(columns);
        }

        @Override
        public Optional<List<PortableStep>> portable() {
            List<PortableStep.Encoded> columns = new ArrayList<>();
            categories.forEach(
                    (column, kept) -> columns.add(new PortableStep.Encoded(column, kept, missing == Missing.COLUMN)));
            return Optional.of(List.of(new PortableStep.OneHot(columns)));
        }

        private void encode(Column.Categorical column, List<Column> columns) {
            for (String category : categories.getOrDefault(column.name(), List.of())) {
                int code = column.categories().indexOf(category);
                // A category this table does not declare occurs in no row; -1 would match the missing ones.
                columns.add(indicator(column, category, code < 0 ? Integer.MIN_VALUE : code));
            }
            if (missing == Missing.COLUMN) {
                columns.add(indicator(column, "missing", -1));
            }
        }

        private static Column indicator(Column.Categorical column, String category, int code) {
            float[] values = new float[column.rows()];
            for (int row = 0; row < values.length; row++) {
                values[row] = column.codes()[row] == code ? 1 : 0;
            }
            return new Column.Block(column.name() + "=" + category, values, List.of(1));
        }
    }
}
