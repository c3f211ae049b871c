package io.limbeck.engine.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.limbeck.engine.catalog.Catalog;
import io.limbeck.engine.document.ExperimentReader;
import io.limbeck.engine.document.FakePlugin;
import io.limbeck.engine.document.GeneratedDocuments;
import io.limbeck.engine.document.Variant;
import io.limbeck.spi.InvalidInputException;
import io.limbeck.spi.Problem;
import io.limbeck.spi.RandomSource;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whatever is read, the answer is an experiment or a list of problems with remedies. */
class RobustnessTest {

    private static final Catalog CATALOG = FakePlugin.catalog();

    @Test
    void generatedDocumentsAreBoundOrRefusedWithReasons() {
        int refused = 0;
        for (int i = 0; i < 200; i++) {
            ObjectNode document = GeneratedDocuments.document(CATALOG, new RandomSource(5).child(i));
            refused += isRefused(document.toString()) ? 1 : 0;
        }
        assertThat(refused).isGreaterThan(130);
    }

    @Test
    void damagedTextsAreBoundOrRefusedWithReasons() {
        String text = BinderFixture.DOCUMENT;
        String pool = "{}[]:,-&*!|>'\"%@#?$~ \n\tnul0195.eE<";
        RandomSource random = new RandomSource(9);
        int refused = 0;
        for (int i = 0; i < 600; i++) {
            RandomSource one = random.child(i);
            StringBuilder damaged = new StringBuilder(text);
            for (int j = 0; j <= one.below(0, 3); j++) {
                int at = one.below(10 + j, damaged.length());
                String letter = String.valueOf(pool.charAt(one.below(20 + j, pool.length())));
                switch (one.below(30 + j, 3)) {
                    case 0 -> damaged.insert(at, letter);
                    case 1 -> damaged.replace(at, at + 1, letter);
                    default -> damaged.delete(at, Math.min(damaged.length(), at + 1 + one.below(40 + j, 8)));
                }
            }
            refused += isRefused(damaged.toString()) ? 1 : 0;
        }
        assertThat(refused).isBetween(200, 600);
    }

    private static boolean isRefused(String text) {
        try {
            for (Variant variant : Experiments.variants(ExperimentReader.parse(text), List.of(), CATALOG)) {
                Experiments.bind(variant.experiment(), CATALOG);
            }
            return false;
        } catch (InvalidInputException e) {
            assertThat(e.problems()).isNotEmpty().allSatisfy(RobustnessTest::isHelpful);
            return true;
        }
    }

    private static void isHelpful(Problem problem) {
        assertThat(problem.message()).isNotBlank().doesNotContain("Exception");
        assertThat(problem.remedy()).isNotBlank();
    }
}
