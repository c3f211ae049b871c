package io.limbeck.engine.tensorflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeterminismTest {

    private static List<String> train(int threads) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Trained.class.getName(),
                        Integer.toString(threads))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        return said.lines().toList();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void twoTrainingsFromOneSeedEndAtTheSameWeightsToTheBit(int threads) throws IOException, InterruptedException {
        List<String> first = train(threads);
        List<String> second = train(threads);
        assertThat(first).hasSize(6).isEqualTo(second);
        assertThat(first.subList(0, 2)).isEqualTo(first.subList(2, 4));
        Stream.of(0, 1).forEach(net -> assertThat(checksum(first.get(net))).isNotEqualTo(checksum(first.get(net + 4))));
    }

    private static String checksum(String line) {
        return line.substring(line.lastIndexOf(' '));
    }
}
