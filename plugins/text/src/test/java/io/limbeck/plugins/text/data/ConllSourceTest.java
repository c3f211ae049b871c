package io.limbeck.plugins.text.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.limbeck.spi.InvalidInputException;
import io.limbeck.spi.PortSpecs;
import io.limbeck.spi.Problem;
import io.limbeck.spi.data.Column;
import io.limbeck.spi.data.Split;
import io.limbeck.spi.data.Table;
import io.limbeck.testkit.FakeContext;
import io.limbeck.testkit.SettingsDefaults;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConllSourceTest {

    private static final String TRAIN = """
            Anna B-person
            met O
            Bob B-person

            Anna B-person
            in O
            New B-location
            York I-location
            """;
    private static final String TEST = """
            -DOCSTART- O

            Anna B-person
            left O
            """;

    @TempDir
    private Path folder;

    private ConllSource source(Map<String, ?> settings) {
        return new ConllSource(settings(settings), new FakeContext().in(folder));
    }

    private ConllSettings settings(Map<String, ?> settings) {
        Map<String, Object> all = new HashMap<>(Map.of("train", Optional.of("train.conll")));
        all.putAll(settings);
        return SettingsDefaults.of(ConllSettings.class, all);
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    private static Column.Block block(Table table) {
        return (Column.Block) table.columns().get(0);
    }

    /** Codes by hand: 0 none, 1 unknown, then anna (twice), york … by the alphabet; "bob" is read once. */
    @Test
    void aRowIsTheCodesOfATokenAndItsNeighboursWithinTheSentence() throws IOException {
        write("train.conll", TRAIN);
        write("test.conll", TEST);
        Table rows = source(Map.of(
                        "test", Optional.of("test.conll"),
                        "context", 1,
                        "fields", List.of(Field.LOWER, Field.SHAPE)))
                .read();
        assertThat(rows.classes()).containsExactly("O", "B-location", "I-location", "B-person", "I-person");
        assertThat(rows.labels()).containsExactly(3, 0, 3, 3, 0, 1, 2, 3, 0);
        assertThat(rows.sequences()).containsExactly(0, 0, 0, 1, 1, 1, 1, 2, 2);
        Column.Block block = block(rows);
        assertThat(block.shape()).containsExactly(3, 2);
        assertThat(block.meanings().get(0))
                .isEqualTo(new Column.CodeNames("lower", List.of("‹none›", "‹unknown›", "anna")));
        assertThat(block.meanings().get(1).names()).containsExactly("‹none›", "‹unknown›", "Xx", "x");
        assertThat(block.codes()).containsExactly(3, 4);
        assertThat(block.select(new int[] {0}).values()).containsExactly(0, 0, 2, 2, 1, 3);
        assertThat(block.select(new int[] {1}).values()).containsExactly(2, 2, 1, 3, 1, 2);
        assertThat(block.select(new int[] {8}).values()).containsExactly(2, 2, 1, 3, 0, 0);
        assertThat(rows.spec().codes()).containsExactly(3, 4);
    }

    @Test
    void filesGiveThePublishedSplitAndTheTrainingFileAloneTheWords() throws IOException {
        write("train.conll", TRAIN);
        write("dev.conll", "Zoe B-person\nZoe B-person\n");
        write("test.conll", TEST);
        ConllSource source = source(Map.of(
                "validation", Optional.of("dev.conll"),
                "test", Optional.of("test.conll"),
                "minimumCount", 1));
        assertThat(source.publishedSplit())
                .startsWith(Split.TRAIN)
                .endsWith(Split.TEST)
                .filteredOn(Split.VALIDATION::equals)
                .hasSize(2);
        assertThat(block(source.read()).meanings().get(0).names()).doesNotContain("zoe");
        assertThat(source(Map.of()).publishedSplit()).isEmpty();
    }

    @Test
    void newSentencesAreReadWithOrWithoutTagsIntoTheSameCodes() throws IOException {
        write("train.conll", TRAIN);
        write("plain.txt", "Anna\nmet\nBob\n\nAnna\n");
        write("tagged.txt", "Anna B-person\nmet VBD\nBob O\n\nAnna O\n");
        ConllSource source = source(Map.of());
        Table rows = source.readNew(folder.resolve("plain.txt")).orElseThrow();
        assertThat(rows.sequences()).containsExactly(0, 0, 0, 1);
        assertThat(rows.ids()).containsExactly(-1, -2, -3, -4);
        assertThat(rows.classes()).isEqualTo(source.read().classes());
        assertThat(block(rows).select(new int[] {0, 1, 2}).values())
                .isEqualTo(block(source.read()).select(new int[] {0, 1, 2}).values());
        assertThat(block(source.readNew(folder.resolve("tagged.txt")).orElseThrow())
                        .values())
                .isEqualTo(block(rows).values());
    }

    @Test
    void anotherByteIsAnotherFingerprint() throws IOException {
        write("train.conll", TRAIN);
        String before = source(Map.of()).fingerprint();
        write("train.conll", TRAIN + "\n");
        assertThat(source(Map.of()).fingerprint()).isNotEqualTo(before).matches("[0-9a-f]{64}");
    }

    @Test
    void oddFormsOfTheSameSentencesGiveTheSameRows() throws IOException {
        write("train.conll", TRAIN);
        float[] values = block(source(Map.of()).read()).values();
        write("train.conll", "\uFEFF" + TRAIN.replace(' ', '\t').replace("\n", "\r\n"));
        assertThat(block(source(Map.of()).read()).values()).isEqualTo(values);
        write("train.conll", TRAIN.strip().replace(" ", " NN  x ").replace("\n\n", "\n \t\n\n"));
        assertThat(block(source(Map.of()).read()).values()).isEqualTo(values);
        write("train.conll", TRAIN.replaceAll("(?m)^(\\S+) (\\S+)$", "$2,$1"));
        assertThat(block(source(Map.of("separator", Optional.of(","), "tokenColumn", 2, "tagColumn", Optional.of(1)))
                                .read())
                        .values())
                .isEqualTo(values);
        write("train.conll", TRAIN.replace("B-location", "I-location").replace("B-person", "I-person"));
        assertThat(source(Map.of()).read().labels()).containsExactly(3, 0, 3, 3, 0, 1, 2);
    }

    @Test
    void otherEncodingsAreReadIfNamedAndRefusedIfNot() throws IOException {
        Files.write(
                folder.resolve("train.conll"), "Zoë B-person\nZoë B-person\n".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(block(source(Map.of("encoding", "ISO-8859-1")).read())
                        .meanings()
                        .get(0)
                        .names())
                .contains("zoë");
        refuses(Map.of(), "is not 'UTF-8'", "name its encoding");
    }

    private void refuses(Map<String, ?> settings, String message, String remedy) {
        assertThatThrownBy(() -> source(settings).read())
                .isInstanceOfSatisfying(InvalidInputException.class, e -> assertThat(e.problems())
                        .anySatisfy(problem -> {
                            assertThat(problem.message()).contains(message);
                            assertThat(problem.remedy()).contains(remedy);
                        }));
    }

    @Test
    void whatIsWrongWithAFileIsSaidWithItsLine() throws IOException {
        refuses(Map.of(), "there is no file '" + folder.resolve("train.conll"), "limbeck data fetch");
        write("train.conll", "\n\n");
        refuses(Map.of(), "has no tokens", "name another file");
        write("train.conll", "Anna B-person\nmet\n");
        refuses(Map.of(), "line '2' of", "separator");
        write("train.conll", "Anna\tB-person\n\tO\n");
        refuses(Map.of(), "has an empty token or tag", "mend the line");
        write("train.conll", "Anna B-person\n");
        refuses(Map.of("tagColumn", Optional.of(3)), "the tag from column '3'", "counted from 1");
        write("train.conll", "Anna B-person\nmet VBD\n");
        refuses(Map.of(), "has the tag 'VBD'", "tagColumn");
    }

    @Test
    void tagsOfNoSchemeAreRefusedUnlessAnyIsTaken() throws IOException {
        write("train.conll", "Anna I-person\nmet O\nBob B-person\n");
        refuses(
                Map.of(),
                "IOB1 does not allow 'B-person' in line '3' of '" + folder.resolve("train.conll")
                        + "'; IOB2 does not allow 'I-person' in line '1'",
                "scheme: any");
        refuses(Map.of("scheme", Scheme.IOB2), "is 'iob2', but IOB2 does not allow 'I-person'", "scheme: any");
        assertThat(source(Map.of("scheme", Scheme.ANY)).read().labels()).containsExactly(1, 0, 1);
    }

    @Test
    void wrongSettingsAreFoundBeforeAnythingIsRead() {
        assertThat(SettingsDefaults.of(
                                ConllSettings.class,
                                Map.of(
                                        "name", Optional.of("wnut"),
                                        "encoding", "utf 9",
                                        "fields", List.of(Field.LOWER, Field.LOWER)))
                        .ports(PortSpecs.NONE)
                        .problems())
                .extracting(Problem::where, Problem::message)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("name", "there is no known corpus 'wnut'"),
                        org.assertj.core.groups.Tuple.tuple("fields", "are '[lower, lower]'"),
                        org.assertj.core.groups.Tuple.tuple("encoding", "there is no encoding 'utf 9'"));
        assertThat(SettingsDefaults.of(ConllSettings.class, Map.of("test", Optional.of("x")))
                        .ports(PortSpecs.NONE)
                        .problems())
                .extracting(Problem::message)
                .containsExactly("is missing");
        assertThat(SettingsDefaults.of(
                                ConllSettings.class,
                                Map.of("name", Optional.of("wnut17"), "favourable", Optional.of("B-town")))
                        .ports(PortSpecs.NONE)
                        .problems())
                .extracting(Problem::message)
                .containsExactly("there is no class 'B-town'");
    }
}
