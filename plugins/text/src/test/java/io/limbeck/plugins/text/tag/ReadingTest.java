package io.limbeck.plugins.text.tag;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadingTest {

    private static String spans(Reading reading, String tags) {
        StringBuilder text = new StringBuilder();
        reading.spans(TagSchemeTest.tags(tags))
                .forEach(span -> text.append(span.start() + "-" + (span.end() - 1) + span.type() + " "));
        return text.toString().strip();
    }

    /** By hand, from startOfChunk and endOfChunk of conlleval: first token, last token, type. */
    @ParameterizedTest
    @CsvSource({
        "B-P I-P O B-L,     0-1P 3-3L",
        "O I-P I-P,         1-2P",
        "B-P B-P,           0-0P 1-1P",
        "B-P I-L I-L,       0-0P 1-2L",
        "I-P B-P I-P,       0-0P 1-2P",
        "I-P I-L,           0-0P 1-1L",
        "B-P O I-P,         0-0P 2-2P",
        "B-P E-P E-P,       0-1P 2-2P",
        "S-P S-P I-P,       0-0P 1-1P 2-2P",
        "E-P I-P O,         0-0P 1-1P"
    })
    void tagsThatViolateTheSchemeBeginSpansAsInConlleval(String tags, String spans) {
        assertThat(spans(Reading.CONLLEVAL, tags)).isEqualTo(spans);
    }

    /** By hand, from the definition of IOB2. */
    @ParameterizedTest
    @CsvSource({
        "B-P I-P O B-L,     0-1P 3-3L",
        "O I-P I-P B-P,     3-3P",
        "B-P I-L I-L,       0-0P",
        "B-P O I-P,         0-0P",
        "B-P B-P I-P,       0-0P 1-2P"
    })
    void strictReadingKnowsNoSpanWithoutABeginning(String tags, String spans) {
        assertThat(spans(Reading.STRICT, tags)).isEqualTo(spans);
    }
}
