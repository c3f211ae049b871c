package io.limbeck.plugins.compression.quantization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.limbeck.plugins.compression.HeldModel;
import io.limbeck.spi.InvalidInputException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class Int8Test {

    private static HeldModel calibrated(Int8.Measure measure, double percentile, float... seen) {
        HeldModel model = new HeldModel();
        new Int8(new Int8.Settings(true, measure, percentile, 100, Int8.Rows.CALIBRATION, List.of()))
                .calibrate(Map.of("hidden0", seen), model);
        return model;
    }

    private static float[] upTo(int last) {
        float[] values = new float[last + 1];
        for (int i = 0; i <= last; i++) {
            values[i] = last - i;
        }
        return values;
    }

    @Test
    void theRangeGoesFromTheSmallestValueToTheLargest() {
        HeldModel model = calibrated(Int8.Measure.MIN_MAX, 99, 3, -1.5f, 0.5f);
        assertThat(model.activationState("hidden0", "low")).isEqualTo(-1.5f);
        assertThat(model.activationState("hidden0", "high")).isEqualTo(3);
    }

    @Test
    void percentilesLeaveOutTheExtremesAndKeepZero() {
        HeldModel model = calibrated(Int8.Measure.PERCENTILE, 90, upTo(200));
        assertThat(model.activationState("hidden0", "low")).as("20 by quantile").isZero();
        assertThat(model.activationState("hidden0", "high")).isEqualTo(180);
    }

    @Test
    void withoutEpochsThereIsNothingToLearnRangesFrom() {
        FakeQuant learnt = new FakeQuant(new FakeQuant.Settings(8, true, 0.99, List.of()));
        assertThatThrownBy(() -> learnt.refresh(new HeldModel().at(0, 0)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("'epochs' is '0'")
                .hasMessageContaining("compression/int8");
    }
}
