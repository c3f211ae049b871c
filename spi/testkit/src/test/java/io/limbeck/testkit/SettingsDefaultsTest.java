package io.limbeck.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.limbeck.spi.Default;
import io.limbeck.spi.Schedule;
import io.limbeck.spi.Summary;
import jakarta.validation.constraints.Positive;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class SettingsDefaultsTest {

    enum Target {
        LABELS,
        HARD_LABELS
    }

    record Inner(@Summary("Rate") @Default("0.5") double rate) {}

    record Everything(
            @Summary("Whole") @Default("4") int whole,
            @Summary("Long") @Default("5000000000") long large,
            @Summary("Single") @Default("1e-3") float single,
            @Summary("Flag") @Default("true") boolean flag,
            @Summary("Text") @Default("'a, b'") String text,
            @Summary("Target") @Default("hard-labels") Target target,
            @Summary("Numbers") @Default("[64, 32]") List<Integer> numbers,
            @Summary("Texts") @Default("[\"a, b\", c]") List<String> texts,
            @Summary("None") @Default("[]") List<Double> none,

            @Summary("Shares") @Default("{train: 0.5, test: 0.25}")
            Map<String, Double> shares,

            @Summary("Inner") @Default("{}") Inner inner,
            @Summary("Perhaps") Optional<String> perhaps,
            @Summary("Weight") @Default("0.1") Schedule weight) {}

    record Needy(
            @Summary("Name") String name,
            @Summary("Size") @Default("0") @Positive int size) {}

    record Faulty(
            @Default("many") int count, @Summary("Thread") Optional<Thread> thread) {}

    @Test
    void everyKindOfLiteralIsRead() {
        assertThat(SettingsDefaults.of(Everything.class))
                .isEqualTo(new Everything(
                        4,
                        5_000_000_000L,
                        1e-3f,
                        true,
                        "a, b",
                        Target.HARD_LABELS,
                        List.of(64, 32),
                        List.of("a, b", "c"),
                        List.of(),
                        Map.of("train", 0.5, "test", 0.25),
                        new Inner(0.5),
                        Optional.empty(),
                        Schedule.constant(0.1)));
    }

    @Test
    void valuesReplaceDefaultsByName() {
        assertThat(SettingsDefaults.of(Inner.class, Map.of("rate", 0.25))).isEqualTo(new Inner(0.25));
    }

    @Test
    void whatIsRequiredUnknownOrUnreadableIsNamed() {
        assertThatThrownBy(() -> SettingsDefaults.of(Needy.class))
                .hasMessage("'name' in Needy is required: give a value for it");
        assertThatThrownBy(() -> SettingsDefaults.of(Inner.class, Map.of("rat", 1)))
                .hasMessage("Inner has no setting 'rat'");
        assertThatThrownBy(() -> SettingsDefaults.of(Faulty.class))
                .hasMessage("The default of 'count' in Faulty: 'many' is not a number of type int");
    }

    @Test
    void constraintsAreChecked() {
        assertThat(SettingsConstraints.violations(new Needy("n", 0)))
                .singleElement()
                .asString()
                .startsWith("size: ")
                .endsWith(", but is '0'");
        assertThat(SettingsConstraints.violations(new Needy("n", 1))).isEmpty();
    }

    @Test
    void aReviewFindsEveryFault() {
        assertThat(SettingsReview.faults(Everything.class)).isEmpty();
        assertThat(SettingsReview.faults(Faulty.class))
                .containsExactly(
                        "count has no @Summary",
                        "count has a default that cannot be read: 'many' is not a number of type int",
                        "thread is of type java.lang.Thread, which no document can give");
    }
}
