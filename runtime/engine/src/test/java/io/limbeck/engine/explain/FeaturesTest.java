package io.limbeck.engine.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.limbeck.spi.data.Column;
import io.limbeck.spi.data.Table;
import io.limbeck.spi.explain.Feature;
import java.util.List;
import org.junit.jupiter.api.Test;

class FeaturesTest {

    private static Table table(Column... columns) {
        return new Table(List.of(columns), new int[1], List.of("no", "yes"), 1, List.of(), new double[1], new long[1]);
    }

    private static Column indicator(String name) {
        return new Column.Block(name, new float[1], List.of(1));
    }

    @Test
    void indicatorsOfOneColumnAreOneFeature() {
        Table raw = table(
                new Column.Numeric("age", new double[1]),
                new Column.Categorical("work", new int[1], List.of("a", "b")),
                new Column.Categorical("work=more", new int[1], List.of("c")));
        Table prepared = table(
                new Column.Numeric("age", new double[1]),
                indicator("work=a"),
                indicator("work=b"),
                indicator("work=more=c"),
                indicator("made up"));
        assertThat(Features.of(prepared, raw))
                .containsExactly(
                        new Feature("age", "age", List.of(0)),
                        new Feature("work", "work", List.of(1, 2)),
                        new Feature("work=more", "work=more", List.of(3)),
                        new Feature("made up", "made up", List.of(4)));
    }

    @Test
    void everyPixelIsAFeatureOfItsOwn() {
        Column image = new Column.Block("pixels", new float[6], List.of(2, 3, 1));
        assertThat(Features.of(table(image), table(image)))
                .extracting(Feature::name)
                .containsExactly(
                        "pixels[0,0]", "pixels[0,1]", "pixels[0,2]", "pixels[1,0]", "pixels[1,1]", "pixels[1,2]");
        Column colours = new Column.Block("photo", new float[4], List.of(1, 2, 2));
        Column words = new Column.Block("words", new float[2], List.of(2));
        assertThat(Features.of(table(colours, words), table(colours, words)))
                .containsExactly(
                        new Feature("photo[0,0,0]", "photo", List.of(0)),
                        new Feature("photo[0,0,1]", "photo", List.of(1)),
                        new Feature("photo[0,1,0]", "photo", List.of(2)),
                        new Feature("photo[0,1,1]", "photo", List.of(3)),
                        new Feature("words[0]", "words", List.of(4)),
                        new Feature("words[1]", "words", List.of(5)));
    }
}
