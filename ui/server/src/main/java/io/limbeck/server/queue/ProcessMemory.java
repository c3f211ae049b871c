package io.limbeck.server.queue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/** How much memory a process holds: of the machine, as Linux tells it, and of GPUs, as NVIDIA's driver does. */
final class ProcessMemory {

    private static final List<String> ASK_DRIVER =
            List.of("nvidia-smi", "--query-compute-apps=pid,used_memory", "--format=csv,noheader,nounits");
    private static final long MEBIBYTE = 1L << 20;
    private static final long KIBIBYTE = 1L << 10;

    private ProcessMemory() {}

    /** {@return the bytes that a process holds now}, empty where the system does not tell */
    static OptionalLong resident(long pid) {
        try {
            return resident(Files.readAllLines(Path.of("/proc", String.valueOf(pid), "status")));
        } catch (IOException e) {
            return OptionalLong.empty();
        }
    }

    /** {@return what stands in the lines of {@code /proc/PID/status} at {@code VmRSS}} */
    static OptionalLong resident(List<String> status) {
        return status.stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> KIBIBYTE * Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst();
    }

    /** {@return the bytes that each process holds on GPUs}, empty without a driver that tells */
    static Map<Long, Long> onDevices() {
        try {
            Process driver = new ProcessBuilder(ASK_DRIVER)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try (BufferedReader lines = driver.inputReader(StandardCharsets.UTF_8)) {
                Map<Long, Long> bytes = onDevices(lines.lines().toList());
                driver.waitFor(5, TimeUnit.SECONDS);
                return bytes;
            }
        } catch (IOException e) {
            return Map.of();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Map.of();
        }
    }

    /** {@return what the driver's lines {@code PID, MiB} say}; one process may use several devices */
    static Map<Long, Long> onDevices(List<String> lines) {
        Map<Long, Long> bytes = new HashMap<>();
        for (String line : lines) {
            String[] parts = line.split(",");
            if (parts.length == 2
                    && parts[0].strip().matches("\\d+")
                    && parts[1].strip().matches("\\d+")) {
                bytes.merge(Long.valueOf(parts[0].strip()), MEBIBYTE * Long.parseLong(parts[1].strip()), Long::sum);
            }
        }
        return bytes;
    }
}
