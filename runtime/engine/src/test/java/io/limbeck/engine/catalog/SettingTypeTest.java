package io.limbeck.engine.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.limbeck.spi.Default;
import io.limbeck.spi.Summary;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SettingTypeTest {

    enum Mode {
        SOFT_LABELS
    }

    record Inner(int a) {}

    record All(
            @Summary("How many") @Default("3") @Positive int count,
            Optional<@Positive Double> share,
            List<@Positive Long> sizes,
            Map<String, Inner> inner,
            Mode mode) {}

    record WithDuration(Duration pause) {}

    record Loop(Optional<Loop> again) {}

    record Bare(@SuppressWarnings("rawtypes") List items) {}

    @Test
    void aRecordIsReadWithDefaultsSentencesAndConstraints() {
        SettingType.Group group = SettingType.of(All.class);
        assertThat(group.settings().stream().map(Setting::name))
                .containsExactly("count", "share", "sizes", "inner", "mode");
        Setting count = group.setting("count").orElseThrow();
        assertThat(count.standard()).contains("3");
        assertThat(count.summary()).isEqualTo("How many");
        assertThat(count.value().constraints())
                .filteredOn(Positive.class::isInstance)
                .hasSize(1);
        Setting share = group.setting("share").orElseThrow();
        assertThat(share.optional()).isTrue();
        assertThat(share.value().constraints()).hasSize(1);
        SettingType sizes = group.setting("sizes").orElseThrow().value().type();
        assertThat(((SettingType.Sequence) sizes).item().constraints()).hasSize(1);
        SettingType mode = group.setting("mode").orElseThrow().value().type();
        assertThat(((SettingType.Choice) mode).names()).containsExactly("soft-labels");
        assertThat(((SettingType.Choice) mode).constant("soft-labels")).contains(Mode.SOFT_LABELS);
    }

    @Test
    void typesThatSettingsCannotHaveAreToldWithTheirPlace() {
        assertThat(message(WithDuration.class))
                .contains("WithDuration.pause: a setting cannot be of type 'java.time.Duration'; take a number");
        assertThat(message(Loop.class)).contains("contains itself");
        assertThat(message(Bare.class)).contains("raw type 'java.util.List'");
    }

    private static String message(Class<? extends Record> type) {
        IllegalArgumentException wrong =
                catchThrowableOfType(IllegalArgumentException.class, () -> SettingType.of(type));
        assertThat(wrong).isNotNull();
        return String.valueOf(wrong.getMessage());
    }
}
