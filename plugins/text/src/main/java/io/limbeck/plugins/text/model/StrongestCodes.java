package io.limbeck.plugins.text.model;

import io.limbeck.spi.data.Column;
import io.limbeck.spi.data.Table;
import io.limbeck.spi.explain.Exhibit;
import io.limbeck.spi.explain.Exhibit.BarGroup;
import io.limbeck.spi.explain.Exhibit.Bars;
import io.limbeck.spi.explain.Exhibit.Panel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** What speaks most strongly for each tag, read off the weights of a {@link TextLinear}. */
final class StrongestCodes {

    private final Codes codes;
    private final List<Column.CodeNames> names;
    private final float[] weights;
    private final int classes;

    private StrongestCodes(Codes codes, List<Column.CodeNames> names, float[] weights, int classes) {
        this.codes = codes;
        this.names = names;
        this.weights = weights;
        this.classes = classes;
    }

    /**
     * {@return a panel with the strongest words and affixes of each tag, if the rows say what codes stand for}
     *
     * @param weights {@code [window · total, classes]}
     * @param most number of bars for a tag
     */
    static Optional<Exhibit> of(Table rows, float[] weights, int most) {
        Column column = rows.columns().get(0);
        if (!(column instanceof Column.Block block) || block.meanings().isEmpty()) {
            return Optional.empty();
        }
        StrongestCodes strongest = new StrongestCodes(
                Codes.of(rows.spec()), block.meanings(), weights, rows.classes().size());
        List<Exhibit> bars = new ArrayList<>();
        for (int tag = 0; tag < rows.classes().size(); tag++) {
            bars.add(strongest.bars(rows.classes().get(tag), tag, most));
        }
        return Optional.of(new Panel(
                "What speaks for each tag",
                "The largest weights of the linear model, each less the mean of its word or affix over all tags. The"
                        + " number in brackets is the place: 0 the token itself, -1 the one before it.",
                bars));
    }

    private Bars bars(String name, int tag, int most) {
        List<BarGroup> groups = IntStream.range(0, weights.length / classes)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer row) -> -centred(row, tag)))
                .limit(most)
                .map(row -> new BarGroup(label(row), List.of(centred(row, tag)), List.of()))
                .toList();
        return new Bars(name, "", "weight above the mean of the tags", List.of(name), groups);
    }

    private double centred(int row, int tag) {
        double mean = 0;
        for (int c = 0; c < classes; c++) {
            mean += weights[row * classes + c] / classes;
        }
        return weights[row * classes + tag] - mean;
    }

    private String label(int row) {
        int place = row / codes.total() - codes.centre();
        int code = row % codes.total();
        int field = 0;
        while (code >= codes.counts().get(field)) {
            code -= codes.counts().get(field++);
        }
        Column.CodeNames of = names.get(field);
        return of.field() + " " + of.names().get(code) + " [" + (place > 0 ? "+" : "") + place + "]";
    }
}
