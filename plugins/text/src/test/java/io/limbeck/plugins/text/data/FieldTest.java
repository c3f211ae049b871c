package io.limbeck.plugins.text.data;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FieldTest {

    @ParameterizedTest
    @CsvSource({
        "McDonald's, mcdonald's, XxXx'x, mcd, d's",
        "APC2, apc0, X0, apc, pc0",
        "BRCA-1, brca-0, X-0, brc, a-0",
        "of, of, x, of, of",
        "#wnut17, #wnut00, #x0, #wn, t00",
        "Łódź, łódź, Xx, łód, ódź"
    })
    void fieldsAreReadOffTheToken(String token, String lower, String shape, String prefix, String suffix) {
        assertThat(Field.WORD.of(token)).isEqualTo(token);
        assertThat(Field.LOWER.of(token)).isEqualTo(lower);
        assertThat(Field.SHAPE.of(token)).isEqualTo(shape);
        assertThat(Field.PREFIX_3.of(token)).isEqualTo(prefix);
        assertThat(Field.SUFFIX_3.of(token)).isEqualTo(suffix);
    }

    @Test
    void affixesNeverCutACharacterInTwo() {
        assertThat(Field.PREFIX_2.of("😀😀😀")).isEqualTo("😀😀");
        assertThat(Field.SUFFIX_2.of("a😀")).isEqualTo("a😀");
    }
}
