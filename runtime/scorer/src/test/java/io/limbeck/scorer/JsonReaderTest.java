package io.limbeck.scorer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 8259; the texts are its own examples and the usual mistakes. */
class JsonReaderTest {

    private static Object read(String text) throws ModelFormatException {
        return JsonReader.read(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void valuesAreReadAsTheyStand() throws ModelFormatException {
        assertThat(
                        read(
                                " {\"a\": [1, -0.5, 2e3, 1E-2], \"b\": {\"c\": null}, \"d\": true, \"e\": false, \"\": []}\r\n"))
                .isInstanceOfSatisfying(Map.class, map -> {
                    assertThat(map).hasSize(5).containsEntry("d", true).containsEntry("e", false);
                    assertThat(map.get("a"))
                            .isEqualTo(List.of(
                                    new BigDecimal("1"),
                                    new BigDecimal("-0.5"),
                                    new BigDecimal("2e3"),
                                    new BigDecimal("1E-2")));
                    assertThat(((Map<?, ?>) map.get("b")).containsKey("c")).isTrue();
                });
        assertThat(read("\"\\u00e9\\\"\\\\\\/\\b\\f\\n\\r\\t \ud834\udd1e \\uD834\\uDD1E\""))
                .isEqualTo("é\"\\/\b\f\n\r\t \ud834\udd1e \ud834\udd1e");
        assertThat(read("0")).isEqualTo(BigDecimal.ZERO);
        assertThat(read("{}")).isEqualTo(Map.of());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "[1,]",
                "{\"a\":1,}",
                "{a:1}",
                "{'a':1}",
                "[1 2]",
                "01",
                "1.",
                ".5",
                "+1",
                "-",
                "1e",
                "NaN",
                "Infinity",
                "tru",
                "nul",
                "\"",
                "\"\\x\"",
                "\"\\u12g4\"",
                "\"a\nb\"",
                "[1] 2",
                "{\"a\" 1}",
                "// a\n1",
                "\u0000"
            })
    void whatIsNoJsonIsRefused(String text) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(ModelFormatException.class)
                .hasMessageContaining("is not JSON: at character");
    }

    @Test
    void theMessageNamesThePlace() {
        assertThatThrownBy(() -> read("{\"a\": 1,\n \"b\": ?}"))
                .hasMessage("is not JSON: at character 16, line 2, expected a value, found '?'");
        assertThatThrownBy(() -> read("[1"))
                .hasMessage("is not JSON: at character 3, line 1, expected ']', found the end");
    }

    @Test
    void aNameTwiceTooDeepATreeAndBytesThatAreNoUtf8AreRefused() {
        assertThatThrownBy(() -> read("{\"a\": 1, \"a\": 2}")).hasMessageContaining("names 'a' twice");
        assertThatThrownBy(() -> read("[".repeat(1000))).hasMessageContaining("at most 64 values within each other");
        assertThatThrownBy(() -> read("1".repeat(1000))).hasMessageContaining("at most 400 characters");
        assertThatThrownBy(() -> read("1e99999999999")).hasMessageContaining("a smaller exponent");
        assertThatThrownBy(() -> JsonReader.read(new byte[] {'"', (byte) 0xC3, '"'}))
                .hasMessage("is not UTF-8");
    }
}
