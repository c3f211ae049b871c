package io.limbeck.engine.tensorflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.limbeck.spi.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.tensorflow.proto.ConfigProto;

class SessionOptionsTest {

    @Test
    void aDeviceIsReadAsItIsWritten() {
        assertThat(SessionOptions.of("cpu", 0)).isEqualTo(SessionOptions.CPU);
        assertThat(SessionOptions.of("gpu", 2).device()).isEqualTo("gpu:0");
        assertThat(SessionOptions.of("gpu:3", 2).device()).isEqualTo("gpu:3");
    }

    @Test
    void anotherDeviceIsWrongInput() {
        assertThatThrownBy(() -> SessionOptions.of("tpu", 0))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("--device: there is no device 'tpu'\n    write 'cpu', or 'gpu:0' for the first GPU");
        assertThatThrownBy(() -> SessionOptions.of("cpu", -1))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("must be between 0 and 1024, but is '-1'");
    }

    @Test
    void aProcessorHidesTheGpuAndAGpuGrows() {
        assertThat(SessionOptions.CPU.proto().getDeviceCountMap()).containsEntry("GPU", 0);
        ConfigProto gpu = SessionOptions.of("gpu:1", 0).proto();
        assertThat(gpu.getGpuOptions().getAllowGrowth()).isTrue();
        assertThat(gpu.getGpuOptions().getVisibleDeviceList()).isEqualTo("1");
        assertThat(new SessionOptions(0, 0, 0.5, false, 0)
                        .proto()
                        .getGpuOptions()
                        .getPerProcessGpuMemoryFraction())
                .isEqualTo(0.5);
    }

    /** No machine has a GPU of this number. */
    @Test
    void aGpuThatIsNotThereIsWrongInput() {
        assertThatThrownBy(() -> new TensorFlowTrainer(SessionOptions.of("gpu:99", 0)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("TensorFlow sees no GPU 'gpu:99'");
    }

    @Test
    void aShareOfTheGpusMemoryLiesBetweenNothingAndAll() {
        assertThat(SessionOptions.of("gpu:0", 0)
                        .withGpuMemory(0.5)
                        .proto()
                        .getGpuOptions()
                        .getPerProcessGpuMemoryFraction())
                .isEqualTo(0.5);
        assertThatThrownBy(() -> SessionOptions.CPU.withGpuMemory(1.5))
                .hasMessageContaining("--gpu-memory: must be more than 0 and at most 1, but is '1.5'");
    }
}
