package io.limbeck.plugins.quality;

import static org.assertj.core.api.Assertions.assertThat;

import io.limbeck.spi.PortSpecs;
import io.limbeck.spi.Problem;
import io.limbeck.spi.TableSpec;
import io.limbeck.spi.metric.Predictions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RecallOfTest {

    private static final List<String> CLASSES = List.of("a", "b", "c");

    private static double recall(String of) {
        double[][] probabilities = {{.8, .1, .1}, {.2, .7, .1}, {.1, .8, .1}, {.3, .3, .4}};
        return new RecallOf(new RecallOf.Settings(of))
                .value(new Predictions(
                        probabilities,
                        new int[] {0, 0, 1, 0},
                        new double[] {1, 1, 1, 2},
                        CLASSES,
                        0,
                        List.of(),
                        Optional.empty()));
    }

    /** By hand: of the weight 4 of class a, 1 is decided for a. */
    @Test
    void itIsTheShareOfOneClassThatIsRecognised() {
        assertThat(recall("a")).isEqualTo(.25);
        assertThat(recall("b")).isEqualTo(1);
        assertThat(recall("c")).isNaN();
    }

    @Test
    void aClassThatIsNotThereIsAProblem() {
        PortSpecs specs = new PortSpecs(Map.of("data", new TableSpec(List.of(1), CLASSES, 0, Map.of(), -1)));
        assertThat(RecallOf.ports(new RecallOf.Settings("d"), specs).problems())
                .extracting(Problem::toString)
                .containsExactly("of: there is no class 'd'\n    there are: a, b, c");
    }
}
