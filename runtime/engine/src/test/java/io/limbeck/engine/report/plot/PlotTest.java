package io.limbeck.engine.report.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PlotTest {

    @Test
    void ticksAreRoundNumbersWithinTheScale() {
        assertThat(Ticks.of(0, 1, 5)).extracting(Ticks::label).containsExactly("0", "0.2", "0.4", "0.6", "0.8", "1");
        assertThat(Ticks.of(0.703, 0.789, 5)).extracting(Ticks::label).containsExactly("0.72", "0.74", "0.76", "0.78");
        assertThat(Ticks.of(-10, 10, 2)).extracting(Ticks::label).containsExactly("−10", "0", "10");
        assertThat(Ticks.of(1, 1, 5)).isEmpty();
    }

    @Test
    void aScaleKeepsValuesWithinItsEnds() {
        Scale scale = new Scale(0, 10, 100, 200);
        assertThat(scale.at(5)).isEqualTo(150);
        assertThat(scale.at(11)).isEqualTo(200);
        assertThatThrownBy(() -> new Scale(1, 1, 0, 1)).hasMessageContaining("'1.0'");
    }

    @Test
    void everySeriesHasAShapeOfItsOwn() {
        assertThat(java.util.stream.IntStream.range(0, Marker.COUNT)
                        .mapToObj(series -> Marker.path(series, 0, 0, 1))
                        .distinct())
                .hasSize(Marker.COUNT);
    }

    @Test
    void markupInNamesIsText() {
        String page = new Html()
                .element("p", "<script>alert('1')</script> & \u202Eevil\u0007", "title", "\"><img src=x>")
                .toString();
        assertThat(page)
                .isEqualTo("<p title=\"&quot;&gt;&lt;img src=x&gt;\">&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;"
                        + " &amp; \uFFFDevil\uFFFD</p>");
    }
}
