package io.limbeck.server.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SlipsTest {

    @Test
    void aVariableThatIsNearlyASettingIsNamedWithIt() {
        assertThat(Slips.in(List.of("LIMBECK_QUEUE_MOTS", "PATH")))
                .containsExactly(
                        "The environment variable 'LIMBECK_QUEUE_MOTS' is no setting, and is passed over; did you"
                                + " mean 'LIMBECK_QUEUE_MOST'?");
    }

    @Test
    void settingsAreNoSlips() {
        assertThat(Slips.in(List.of(
                        "LIMBECK_QUEUE_MOST",
                        "LIMBECK_ADMIN_TOKEN",
                        "LIMBECK_LIMITS_NODES_OF_ALL_VARIANTS",
                        "LIMBECK_PLUGINS_DIRECTORY",
                        "LIMBECK_WARM_UP",
                        "LIMBECK_DEVICE")))
                .isEmpty();
    }

    @Test
    void whatOthersSetIsLeftAlone() {
        assertThat(Slips.in(List.of(
                        "LIMBECK_PORT", "LIMBECK_SERVICE_HOST", "LIMBECK_OPTS", "LIMBECK_GPU", "LIMBECK_SPARK")))
                .isEmpty();
    }
}
