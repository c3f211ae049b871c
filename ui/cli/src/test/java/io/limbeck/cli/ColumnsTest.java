package io.limbeck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ColumnsTest {

    @Test
    void columnsAreAsWideAsTheirWidestCell() {
        assertThat(Columns.aligned(List.of("a", "bb"), List.of(List.of("long", "x"))))
                .isEqualTo("a     bb\nlong  x\n");
    }

    @Test
    void linesBreakBetweenWordsAtAHundred() {
        String wrapped = Columns.wrapped("word ".repeat(60), 4);
        assertThat(wrapped.lines())
                .hasSizeGreaterThan(2)
                .allSatisfy(line -> assertThat(line).startsWith("    word").hasSizeLessThanOrEqualTo(100));
        assertThat(Columns.wrapped("", 2)).isEqualTo("  \n");
    }

    @Test
    void oneIsNotMany() {
        assertThat(Columns.counted(1, "run")).isEqualTo("1 run");
        assertThat(Columns.counted(0, "run")).isEqualTo("0 runs");
    }

    @Test
    void aMomentIsToldToTheSecond() {
        assertThat(Columns.moment("2026-01-31T08:15:00.123456789Z")).isEqualTo("2026-01-31 08:15:00");
        assertThat(Columns.moment("")).isEmpty();
    }
}
