package io.limbeck.spi.data;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import org.apiguardian.api.API;

/**
 * A feature in a row of prepared numbers: one quantity, or the indicators of one category side by side.
 *
 * @param name the column as read: {@code workclass} for the indicators {@code workclass=private} …
 * @param from its first float in a row of {@link Table#matrix}
 * @param width number of its floats
 * @param indicators whether they are indicators, at most one of which is 1
 */
@API(status = API.Status.STABLE, since = "0.1")
public record Span(String name, int from, int width, boolean indicators) {

    public Span {
        requireNonNull(name, "name is null");
    }

    /** {@return the float behind the last} */
    public int to() {
        return from + width;
    }

    /**
     * {@return the features of these rows, in order and without gaps}; every float of a block of quantities is one
     *
     * @param rows prepared rows
     */
    public static List<Span> of(Table rows) {
        List<Span> spans = new ArrayList<>();
        int from = 0;
        for (Column column : rows.columns()) {
            int split = column.name().indexOf('=');
            boolean indicator = split > 0 && column instanceof Column.Block block && isTruth(block);
            if (indicator) {
                add(spans, column.name().substring(0, split), from);
            } else {
                for (int i = 0; i < column.width(); i++) {
                    spans.add(new Span(column.name(), from + i, 1, false));
                }
            }
            from += column.width();
        }
        return List.copyOf(spans);
    }

    private static void add(List<Span> spans, String name, int from) {
        Span last = spans.isEmpty() ? null : spans.get(spans.size() - 1);
        if (last != null && last.indicators() && last.name().equals(name)) {
            spans.set(spans.size() - 1, new Span(name, last.from(), last.width() + 1, true));
        } else {
            spans.add(new Span(name, from, 1, true));
        }
    }

    private static boolean isTruth(Column.Block block) {
        if (block.width() != 1 || !block.codes().isEmpty()) {
            return false;
        }
        for (float value : block.values()) {
            if (value != 0 && value != 1) {
                return false;
            }
        }
        return true;
    }

    /**
     * {@return number of floats of a row with these features}
     *
     * @param spans features in order and without gaps
     */
    public static int width(List<Span> spans) {
        return spans.isEmpty() ? 0 : spans.get(spans.size() - 1).to();
    }
}
