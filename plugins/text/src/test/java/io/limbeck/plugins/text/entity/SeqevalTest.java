package io.limbeck.plugins.text.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.limbeck.plugins.text.tag.Reading;
import io.limbeck.plugins.text.tag.Tag;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Random tags, most of them against every scheme, as seqeval 1.2.2 scores them; see the file's first line. */
class SeqevalTest {

    static Stream<String> cases() throws IOException {
        Path file = Path.of(System.getProperty("limbeck.seqeval", "src/test/resources/seqeval/random.txt"));
        return Files.readAllLines(file).stream().filter(line -> !line.startsWith("#"));
    }

    private static List<List<Tag>> sentences(String text) {
        return Arrays.stream(text.split(" / "))
                .map(sentence -> Arrays.stream(sentence.strip().split(" "))
                        .map(tag -> Tag.parse(tag).orElseThrow())
                        .toList())
                .toList();
    }

    private static void same(Score score, double... figures) {
        assertThat(score.precision()).isCloseTo(figures[0], within(1e-6));
        assertThat(score.recall()).isCloseTo(figures[1], within(1e-6));
        assertThat(score.f1()).isCloseTo(figures[2], within(1e-6));
    }

    private static double[] numbers(String text, String between) {
        return Arrays.stream(text.strip().split(between))
                .mapToDouble(Double::parseDouble)
                .toArray();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void scoresAreThoseOfSeqeval(String line) {
        String[] parts = line.split(" \\| ");
        Scores.Counter counter = new Scores.Counter(parts[0].equals("strict") ? Reading.STRICT : Reading.CONLLEVAL);
        List<List<Tag>> truth = sentences(parts[1]);
        List<List<Tag>> prediction = sentences(parts[2]);
        for (int i = 0; i < truth.size(); i++) {
            counter.add(truth.get(i), prediction.get(i));
        }
        Scores scores = counter.scores();
        same(scores.average(Average.MICRO), numbers(parts[3], " "));
        same(scores.average(Average.MACRO), numbers(parts[4], " "));
        same(scores.average(Average.WEIGHTED), numbers(parts[5], " "));
        String[] types = parts[6].strip().split(" ");
        assertThat(scores.byType()).hasSize(types.length);
        for (String type : types) {
            Score score = scores.byType().get(type.substring(0, type.indexOf(':')));
            double[] figures = numbers(type.substring(type.indexOf(':') + 1), ",");
            same(score, figures);
            assertThat(score.support()).isEqualTo((int) figures[3]);
        }
    }
}
