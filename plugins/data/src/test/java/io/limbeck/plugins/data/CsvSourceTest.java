package io.limbeck.plugins.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.limbeck.spi.InvalidInputException;
import io.limbeck.spi.PortSpecs;
import io.limbeck.spi.Problem;
import io.limbeck.spi.data.Column;
import io.limbeck.spi.data.Table;
import io.limbeck.testkit.FakeContext;
import io.limbeck.testkit.SettingsDefaults;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvSourceTest {

    private static final String PEOPLE = "\uFEFFname,age,colour,sex,paid\n"
            + "\"Ames, A\", 31 ,red,f,yes\n"
            + "Bell,40,blue,m,no\n"
            + "\n"
            + "Cole,22.5,red,m,yes\n";

    @TempDir
    Path folder;

    private static CsvSource.Settings settings(Map<String, ?> values) {
        Map<String, Object> all = new HashMap<>(Map.of("path", "people.csv", "label", Optional.of("paid")));
        all.putAll(values);
        return SettingsDefaults.of(CsvSource.Settings.class, all);
    }

    private CsvSource source(String content, Map<String, ?> values) throws Exception {
        Files.writeString(folder.resolve("people.csv"), content);
        return new CsvSource(settings(values), new FakeContext().in(folder));
    }

    private Table read(String content, Map<String, ?> values) throws Exception {
        return source(content, values).read();
    }

    private void assertRefused(String content, Map<String, ?> values, String... parts) throws Exception {
        CsvSource source = source(content, values);
        assertThatThrownBy(source::read)
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContainingAll(parts);
    }

    @Test
    void numbersAreNumericAndTheRestIsCategorical() throws Exception {
        Table rows = read(PEOPLE, Map.of("sensitive", List.of("sex"), "ignore", List.of("name")));
        assertThat(rows.classes()).containsExactly("no", "yes");
        assertThat(rows.favourable()).isEqualTo(1);
        assertThat(rows.labels()).containsExactly(1, 0, 1);
        assertThat(rows.columns()).extracting(Column::name).containsExactly("age", "colour");
        assertThat(((Column.Numeric) rows.columns().get(0)).values()).containsExactly(31, 40, 22.5);
        assertThat(((Column.Categorical) rows.columns().get(1)).categories()).containsExactly("blue", "red");
        assertThat(((Column.Categorical) rows.columns().get(1)).codes()).containsExactly(1, 0, 1);
        assertThat(rows.groups("sex").names()).containsExactly("f", "m");
        assertThat(rows.groups("sex").privileged()).isEmpty();
        assertThat(rows.ids()).containsExactly(0, 1, 2);
    }

    @Test
    void kindsClassesAndPrivilegedGroupsCanBeSaid() throws Exception {
        Table rows = read(
                PEOPLE,
                Map.of(
                        "features", Optional.of(List.of("age")),
                        "categorical", List.of("age"),
                        "classes", Optional.of(List.of("yes", "no")),
                        "favourable", Optional.of("yes"),
                        "sensitive", List.of("sex", "sex * colour"),
                        "privileged", Map.of("sex", "m", "colour", "red")));
        assertThat(rows.columns()).singleElement().isInstanceOf(Column.Categorical.class);
        assertThat(rows.favourable()).isZero();
        assertThat(rows.groups("sex\u00d7colour").names())
                .containsExactly("f \u00d7 red", "m \u00d7 blue", "m \u00d7 red");
        assertThat(rows.groups("sex\u00d7colour").privileged()).isEqualTo("m \u00d7 red");
    }

    @Test
    void aFileMayBePackedHaveNoHeaderAndAnotherSeparator() throws Exception {
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(folder.resolve("people.csv.gz")))) {
            out.write("1;a\n2;b\n10;a\n".getBytes(StandardCharsets.UTF_8));
        }
        Table rows = new CsvSource(
                        settings(Map.of(
                                "path", "people.csv.gz",
                                "separator", ";",
                                "header", Optional.of(List.of("x", "paid")))),
                        new FakeContext().in(folder))
                .read();
        assertThat(rows.rows()).isEqualTo(3);
        assertThat(rows.width()).isEqualTo(1);
    }

    @Test
    void missingValuesAreRefusedWithRowColumnAndRemedy() throws Exception {
        String content = "age,sex,paid\n1,f,yes\nNaN,m,no\n3,?,no\n4,f,\n?,m,yes\n";
        assertRefused(
                content,
                Map.of("sensitive", List.of("sex")),
                "column 'age' has no value in 2 rows, first in row 2: 'NaN'",
                "column 'sex' has no value in 1 row, first in row 3: '?'",
                "column 'paid' has no value in 1 row, first in row 4: ''",
                "leave such rows out with 'missing: drop'");
        Table rows = read(content + "9,m,no\n", Map.of("sensitive", List.of("sex"), "missing", MissingPolicy.DROP));
        assertThat(rows.ids()).containsExactly(0, 5);
    }

    @Test
    void unknownCategoriesAndGroupsCanStay() throws Exception {
        Table rows = read(
                "colour,sex,paid\nred,f,yes\n?,m,no\nblue,?,no\n",
                Map.of("sensitive", List.of("sex"), "missing", MissingPolicy.KEEP));
        assertThat(((Column.Categorical) rows.columns().get(0)).codes()).containsExactly(1, -1, 0);
        assertThat(rows.groups("sex").codes()).containsExactly(0, 1, -1);
    }

    @Test
    void everythingThatDoesNotFitIsToldAtOnce() throws Exception {
        assertRefused(
                PEOPLE,
                Map.of(
                        "label",
                        Optional.of("payed"),
                        "sensitive",
                        List.of("sexe"),
                        "features",
                        Optional.of(List.of("agee"))),
                "label: there is no column 'payed'\n    did you mean 'paid'? there are: name, age, colour, sex, paid",
                "sensitive[0]: there is no column 'sexe'\n    did you mean 'sex'?",
                "features: there is no column 'agee'\n    did you mean 'age'?");
        assertRefused(
                PEOPLE, Map.of("ignore", List.of("nam")), "ignore: there is no column 'nam'", "did you mean 'name'?");
    }

    @Test
    void aLabelThatIsNoClassIsRefused() throws Exception {
        assertRefused(
                PEOPLE,
                Map.of("classes", Optional.of(List.of("No", "yes"))),
                "classes: row 2 has the label 'no', which is not one of [No, yes]",
                "is 'No' meant?");
        assertRefused(PEOPLE, Map.of("favourable", Optional.of("ja")), "favourable: there is no class 'ja'");
        assertRefused("a,paid\n1,x\n2,x\n", Map.of(), "column 'paid' has only one class: [x]");
    }

    @Test
    void textAmongNumbersAndInfinityAreRefused() throws Exception {
        assertRefused(
                "a,b,paid\n1,2,x\ntwo,inf,y\n",
                Map.of("numeric", List.of("a")),
                "numeric: row 2 of column 'a' is no number, but 'two'",
                "row 2 of column 'b' is not finite, but 'inf'");
    }

    @Test
    void aPrivilegedGroupThatNobodyIsInIsRefused() throws Exception {
        assertRefused(
                PEOPLE,
                Map.of("sensitive", List.of("sex"), "privileged", Map.of("sex", "M")),
                "privileged.sex: there is no group 'M'",
                "did you mean 'm'? there are: f, m");
    }

    @Test
    void aLineWithTooManyValuesIsRefusedWithItsNumber() throws Exception {
        assertRefused(
                "a,paid\n1,x\n1,2,x\n", Map.of(), "line 3 of 'people.csv' has '3' values, but there are '2' columns");
        assertRefused("a,paid\n", Map.of(), "no row is left");
    }

    @Test
    void aMissingOrChangedFileIsRefused() throws Exception {
        CsvSource missing = new CsvSource(settings(Map.of("path", "nobody.csv")), new FakeContext().in(folder));
        assertThatThrownBy(missing::read)
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("path: there is no file '" + folder.resolve("nobody.csv") + "'");
        assertThatThrownBy(missing::fingerprint).isInstanceOf(InvalidInputException.class);
        String other = "0".repeat(64);
        assertRefused(PEOPLE, Map.of("sha256", Optional.of(other)), "sha256: the file", "not '" + other + "'");
        String right = source(PEOPLE, Map.of()).fingerprint();
        assertThat(read(PEOPLE, Map.of("sha256", Optional.of(right))).rows()).isEqualTo(3);
        assertThat(source(PEOPLE + "Dunn,9,red,f,no\n", Map.of()).fingerprint()).isNotEqualTo(right);
    }

    @Test
    void aPackedFileThatIsNoneIsRefused() throws Exception {
        Files.writeString(folder.resolve("people.csv.gz"), PEOPLE);
        CsvSource source = new CsvSource(settings(Map.of("path", "people.csv.gz")), new FakeContext().in(folder));
        assertThatThrownBy(source::read)
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("cannot be read");
    }

    @Test
    void contradictionsAreToldBeforeReading() {
        assertThat(CsvSource.ports(
                                settings(Map.of(
                                        "classes", Optional.of(List.of("no", "yes")),
                                        "favourable", Optional.of("ye"),
                                        "sensitive", List.of("sex", "paid", "sex", "a**b"),
                                        "privileged", Map.of("race", "x"),
                                        "features", Optional.of(List.of("paid")))),
                                PortSpecs.NONE)
                        .problems())
                .extracting(Problem::where)
                .containsExactly(
                        "sensitive[2]", "sensitive[3]", "privileged.race", "sensitive", "features", "favourable");
    }
}
