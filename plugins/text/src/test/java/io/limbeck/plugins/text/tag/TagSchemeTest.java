package io.limbeck.plugins.text.tag;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TagSchemeTest {

    static List<Tag> tags(String text) {
        return Arrays.stream(text.split(" "))
                .map(tag -> Tag.parse(tag).orElseThrow())
                .toList();
    }

    private static String iob2(String text) {
        List<Tag> tags = tags(text);
        return String.join(
                " ",
                TagScheme.iob2(Reading.CONLLEVAL.spans(tags), tags.size()).stream()
                        .map(Tag::toString)
                        .toList());
    }

    /** By hand, from the definitions: "[A A] [A] O [L L L] O [L]". */
    @ParameterizedTest
    @CsvSource({
        "IOB1,  I-A I-A B-A O I-L I-L I-L O I-L",
        "IOB2,  B-A I-A B-A O B-L I-L I-L O B-L",
        "IOBES, B-A E-A S-A O B-L I-L E-L O S-L",
        "IOBES, B-A L-A U-A O B-L I-L L-L O U-L",
        "IOBES, B-A E-A S-A O B-L M-L E-L O S-L"
    })
    void everySchemeBecomesTheSameIob2(TagScheme scheme, String text) {
        assertThat(iob2(text)).isEqualTo("B-A I-A B-A O B-L I-L I-L O B-L");
        assertThat(scheme.firstViolation(tags(text))).isEmpty();
    }

    /** The first tag that the definition of the scheme does not allow, counted from 0. */
    @ParameterizedTest
    @CsvSource({
        "IOB1,  O B-A, 1",
        "IOB1,  I-A B-L, 1",
        "IOB1,  I-A S-A, 1",
        "IOB2,  O I-A, 1",
        "IOB2,  B-A I-L, 1",
        "IOB2,  B-A E-A, 1",
        "IOBES, B-A O, 0",
        "IOBES, B-A I-A O, 1",
        "IOBES, O E-A, 1",
        "IOBES, S-A I-A, 1",
        "IOBES, B-A E-L, 0"
    })
    void whatASchemeDoesNotAllowIsFound(TagScheme scheme, String text, int place) {
        assertThat(scheme.firstViolation(tags(text))).contains(place);
    }

    @Test
    void tagsAreReadAsTheyAreWritten() {
        assertThat(Tag.parse("B-creative-work")).contains(new Tag(Tag.Place.B, "creative-work"));
        assertThat(Tag.parse("I")).contains(new Tag(Tag.Place.I, ""));
        for (String none : List.of("", "B-", "person", "X-person", "b-person", "OO", "O-person")) {
            assertThat(Tag.parse(none)).as(none).isEmpty();
        }
    }
}
