package io.limbeck.server.queue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ProcessMemoryTest {

    @Test
    void theKernelTellsWhatAProcessHolds() {
        assertEquals(
                OptionalLong.of(1_048_576),
                ProcessMemory.resident(List.of("Name:\tjava", "VmHWM:\t    2048 kB", "VmRSS:\t    1024 kB")));
        assertEquals(OptionalLong.empty(), ProcessMemory.resident(List.of("Name:\tkthreadd")));
        assumeTrue(Files.exists(Path.of("/proc/self/status")), "there is no /proc here");
        assertTrue(ProcessMemory.resident(ProcessHandle.current().pid()).orElse(0) > 10_000_000, "a JVM holds more");
    }

    /** Lines as {@code nvidia-smi --query-compute-apps} prints them: one for each process and device. */
    @Test
    void theDriverTellsWhatAProcessHoldsOnAllDevices() {
        assertEquals(
                Map.of(4242L, 3L << 30, 77L, 512L << 20),
                ProcessMemory.onDevices(List.of("4242, 1024", "77, 512", "4242, 2048", "99, [N/A]", "")));
    }
}
