package io.limbeck.scorer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder of files: whole, damaged, of another version; and rows as they were read. */
class ScorerTest {

    private static final byte[] WORDS = HandMade.words(1f, 0f, 0f, 1f, 0f, 0f);
    private static final byte[] JSON = HandMade.json("\"size\", \"colour=blue\"", HandMade.RAW, HandMade.DENSE, WORDS);

    @TempDir
    Path folder;

    @BeforeEach
    void write() throws IOException {
        HandMade.write(folder, JSON, WORDS);
    }

    private void replace(String from, String to) throws IOException {
        String text = new String(JSON, StandardCharsets.UTF_8);
        assertThat(text).contains(from);
        HandMade.write(folder, text.replace(from, to).getBytes(StandardCharsets.UTF_8), WORDS);
    }

    private void refuses(String... parts) {
        assertThatThrownBy(() -> Scorer.read(folder))
                .isInstanceOf(ModelFormatException.class)
                .satisfies(e -> assertThat(e.getMessage()).contains(parts));
    }

    @Test
    void aRowAsItWasReadIsPreparedAndScored() throws IOException {
        Scorer scorer = Scorer.read(folder);
        Scorer.Session session = scorer.session();
        double[] into = new double[2];
        RawRow row = session.row();
        row.set(scorer.column("size"), 12);
        row.set(scorer.column("colour"), "blue");
        session.probabilities(row, into);
        assertThat(into).containsExactly(new double[] {0.5, 0.5}, within(1e-12)); // logits ((12 − 10)/2, 1)
        row.parse(0, "10");
        row.parse(1, "");
        session.probabilities(row, into);
        assertThat(into).containsExactly(new double[] {0.5, 0.5}, within(1e-12)); // logits (0, 0)
        assertThat(scorer.name()).isEqualTo("by hand");
        assertThat(scorer.favourable()).isEqualTo("yes");
        assertThat(scorer.features()).containsExactly("size", "colour=blue");
        assertThat(scorer.columns()).extracting(RawColumn::name).containsExactly("size", "colour");
    }

    @Test
    void whatDoesNotFitAColumnIsRefusedByName() throws IOException {
        Scorer scorer = Scorer.read(folder);
        RawRow row = scorer.session().row();
        assertThatThrownBy(() -> row.set(0, Double.NaN))
                .hasMessage("Column 'size' must hold a finite number, but there is 'NaN'");
        assertThatThrownBy(() -> row.parse(0, "much"))
                .hasMessageContaining("'size'")
                .hasMessageContaining("'much'");
        assertThatThrownBy(() -> row.set(0, "red")).hasMessage("Column 'size' holds numbers, not categories");
        assertThatThrownBy(() -> row.set(1, 3.0)).hasMessage("Column 'colour' holds categories, not numbers");
        assertThatThrownBy(() -> row.set(1, "green"))
                .hasMessageContaining("never seen the category 'green' in column 'colour'");
        assertThatThrownBy(() -> row.setMissing(0)).hasMessage("Column 'size' holds numbers, and none may be missing");
        assertThatThrownBy(() -> scorer.column("sice"))
                .hasMessage("The model has no column 'sice', only [size, colour]");
        row.set(0, 1.0);
        assertThatThrownBy(() -> scorer.session().probabilities(row, new double[2]))
                .hasMessage("Column 'colour' has no value yet");
        row.set(1, "red");
        row.clear();
        assertThatThrownBy(() -> scorer.session().probabilities(row, new double[2]))
                .hasMessage("Column 'size' has no value yet");
    }

    @Test
    void aModelWithoutPreparationTakesPreparedRowsAlone() throws IOException {
        Scorer scorer = HandMade.scorer(2, HandMade.DENSE, 1f, 0f, 0f, 1f, 0f, 0f);
        assertThat(scorer.columns()).isEmpty();
        assertThatThrownBy(() -> scorer.session().row())
                .hasMessage("The model 'by hand' was exported without its preparation, and takes prepared rows alone");
    }

    @Test
    void aFileThatIsMissingIsNamed() throws IOException {
        for (String file : new String[] {"model.json", "weights.bin", "SHA256SUMS"}) {
            write();
            Files.delete(folder.resolve(file));
            refuses("there is no file '" + folder.resolve(file) + "'", "no exported model");
        }
    }

    @Test
    void everySingleByteThatIsChangedIsFoundOut() throws IOException {
        Random random = new Random(1);
        for (String file : new String[] {"model.json", "weights.bin"}) {
            byte[] whole = Files.readAllBytes(folder.resolve(file));
            for (int i = 0; i < 200; i++) {
                byte[] damaged = whole.clone();
                damaged[random.nextInt(whole.length)] ^= (byte) (1 << random.nextInt(8));
                Files.write(folder.resolve(file), damaged);
                assertThatThrownBy(() -> Scorer.read(folder)).isInstanceOf(ModelFormatException.class);
            }
            Files.write(folder.resolve(file), java.util.Arrays.copyOf(whole, whole.length - 3));
            assertThatThrownBy(() -> Scorer.read(folder)).isInstanceOf(ModelFormatException.class);
            Files.write(folder.resolve(file), whole);
        }
        Scorer.read(folder);
    }

    @Test
    void weightsThatWereCutShortOrBelongElsewhereAreNamed() throws IOException {
        Files.write(folder.resolve("weights.bin"), HandMade.words(1f, 0f));
        refuses("'weights.bin' has '8' bytes, but 'model.json' says 24", "export again");
        Files.write(folder.resolve("weights.bin"), HandMade.words(1f, 0f, 0f, 2f, 0f, 0f));
        refuses("'weights.bin' is damaged or belongs to another model", "export again");
    }

    @Test
    void anotherFormatAndANewerVersionAreNamed() throws IOException {
        replace("\"version\": 1", "\"version\": 2");
        refuses("'model.json' has version '2' of the format, but this scorer reads 1", "use a newer scorer");
        replace("limbeck-portable", "something");
        refuses("'model.json' must hold 'limbeck-portable' at 'format', but there is 'something'");
        replace("\"dense\"", "\"convolution\"");
        refuses("one of chain, sum", "at 'model.layer'", "'convolution'");
    }

    @Test
    void whatDoesNotFitTogetherIsNamedWithItsPlace() throws IOException {
        replace("\"count\": 4}", "\"count\": 3}");
        refuses("must hold 4 floats at 'model.weights'");
        replace("\"count\": 2}", "\"count\": 3}");
        refuses("a whole number from 0 to 2 at 'model.biases.count', but there is '3'");
        replace("\"factor\": 0.5", "\"factor\": \"half\"");
        refuses("must hold a number at 'raw.prepare[1].columns[0].factor', but there is 'half'");
        replace("\"categories\": [\"blue\"]", "\"categories\": [\"red\"]");
        refuses("steps that end in the columns named in 'features'");
        replace("\"favourable\": \"yes\"", "\"favourable\": \"maybe\"");
        refuses("must hold one of the classes at 'favourable', but there is 'maybe'");
        replace("[\"no\", \"yes\"]", "[\"no\", \"yes\", \"maybe\"]");
        refuses("names 2 features and 3 classes");
        replace("\"name\": \"by hand\",", "");
        refuses("must hold a text at 'name', but there is nothing");
    }

    @Test
    void scoringARowAllocatesNothing() throws IOException {
        Scorer scorer = Scorer.read(folder);
        Scorer.Session session = scorer.session();
        RawRow row = session.row();
        double[] into = new double[2];
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        for (int warm = 0; warm < 3; warm++) {
            score(session, row, into, 20_000);
        }
        long before = threads.getCurrentThreadAllocatedBytes();
        score(session, row, into, 100_000);
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;
        assertThat(allocated).as("bytes for 100,000 rows").isLessThan(10_000);
    }

    private static void score(Scorer.Session session, RawRow row, double[] into, int times) {
        for (int i = 0; i < times; i++) {
            row.clear();
            row.set(0, i);
            row.set(1, i % 2 == 0 ? "red" : "blue");
            session.probabilities(row, into);
        }
    }
}
