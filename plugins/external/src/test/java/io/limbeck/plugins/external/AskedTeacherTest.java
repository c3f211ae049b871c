package io.limbeck.plugins.external;

import static org.assertj.core.api.Assertions.assertThat;

import io.limbeck.spi.data.Split;
import io.limbeck.spi.data.Table;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AskedTeacherTest {

    private static final Table ROWS = Rows.of(3);

    /** Says the same of every row. */
    private record Same(float no, float yes) implements AskedTeacher.Respondent {
        @Override
        public float[] ask(float[] features, int rows) {
            float[] said = new float[2 * rows];
            for (int row = 0; row < rows; row++) {
                said[2 * row] = no;
                said[2 * row + 1] = yes;
            }
            return said;
        }

        @Override
        public void close() {}
    }

    private static List<String> warnings(float no, float yes, Gives gives) {
        List<String> warnings = new ArrayList<>();
        try (AskedTeacher teacher = new AskedTeacher(new Same(no, yes), ROWS.spec(), gives, 2, warnings::add)) {
            teacher.outputs(ROWS, Split.TRAIN);
            teacher.outputs(ROWS, Split.TEST);
        }
        return warnings;
    }

    @Test
    void probabilitiesThatAreSaidToBeLogitsAreAWarning() {
        assertThat(warnings(.25f, .75f, Gives.LOGITS))
                .singleElement()
                .asString()
                .contains("each row's add up to 1")
                .contains("'gives: probabilities'");
    }

    @Test
    void logitsAndWhatIsCalledByItsNameAreNone() {
        assertThat(warnings(.25f, .75f, Gives.PROBABILITIES)).isEmpty();
        assertThat(warnings(.25f, .5f, Gives.LOGITS)).isEmpty();
        assertThat(warnings(-.25f, 1.25f, Gives.LOGITS)).isEmpty();
    }
}
