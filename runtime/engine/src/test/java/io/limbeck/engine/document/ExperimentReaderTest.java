package io.limbeck.engine.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.limbeck.spi.InvalidInputException;
import io.limbeck.spi.Problem;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExperimentReaderTest {

    @TempDir
    private Path folder;

    private static Problem problem(String text) {
        InvalidInputException wrong =
                catchThrowableOfType(InvalidInputException.class, () -> ExperimentReader.parse(text, "x.yaml"));
        assertThat(wrong).as("the text is wrong").isNotNull();
        assertThat(wrong.problems()).hasSize(1);
        assertThat(wrong.problems().get(0).remedy()).isNotBlank();
        return wrong.problems().get(0);
    }

    private static void assertProblem(String text, String where, String message, String remedy) {
        Problem problem = problem(text);
        assertThat(problem.where()).isEqualTo(where);
        assertThat(problem.message()).contains(message);
        assertThat(problem.remedy()).contains(remedy);
    }

    /** YAML 1.2.2, section 10.3.2, and the traps of version 1.1. */
    @Test
    void scalarsAreThoseOfTheCoreSchema() {
        ObjectNode document = ExperimentReader.parse("""
                small: 1e-3
                big: 1E5
                dot: .5
                octal: 0o17
                hex: 0xff
                plus: +3
                yes: yes
                norway: no
                off: off
                truth: true
                nothing: ~
                empty:
                quoted: "1"
                base60: 12:30:45
                date: 2020-01-01
                version: 1.0.0
                huge: 123456789012345678901234567890
                long: 12345678901
                """);
        assertThat(document).hasToString("""
                        {"small":0.001,"big":100000.0,"dot":0.5,"octal":15,"hex":255,"plus":3,"yes":"yes","norway":"no",\
                        "off":"off","truth":true,"nothing":null,"empty":null,"quoted":"1","base60":"12:30:45",\
                        "date":"2020-01-01","version":"1.0.0","huge":123456789012345678901234567890,"long":12345678901}""");
    }

    @Test
    void jsonAndYamlOfTheSameDocumentAreEqual() {
        String json = "{\n\t\"limbeck\": 1, \"data\": {\"use\": \"data/fake\", \"rows\": 1e3, \"x\": 0.1}}";
        String yaml = "limbeck: 1\ndata: {use: data/fake, rows: 1e3, x: 0.1}\n";
        assertThat(ExperimentReader.parse(json)).isEqualTo(ExperimentReader.parse(yaml));
        assertThat(ExperimentReader.parse("{limbeck: 1, data: data/fake}")
                        .path("data")
                        .asText())
                .isEqualTo("data/fake");
        assertThat(ExperimentReader.parse("\uFEFFlimbeck: 1").path("limbeck").asInt())
                .isOne();
    }

    @Test
    void aKeyThatStandsTwiceIsToldWithBothLines() {
        assertProblem("a: 1\nb: 2\na: 3\n", "x.yaml:3:1", "the key 'a' stands here and in line 1", "keep one");
        assertProblem("{\"a\": 1, \"a\": 2}", "x.yaml:1:10", "the key 'a'", "keep one");
        InvalidInputException wrong = catchThrowableOfType(
                InvalidInputException.class, () -> ExperimentReader.parse("{\"a\": 1, \"a\": 2}", "x.json"));
        assertThat(wrong.problems().get(0).where()).startsWith("x.json:1:");
        assertThat(wrong.problems().get(0).message()).contains("Duplicate field 'a'");
    }

    @Test
    void anAliasBombIsRefused() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 10; i++) {
            bomb.append("a%d: &a%d [*a%d, *a%d, *a%d, *a%d, *a%d, *a%d, *a%d, *a%d, *a%d, *a%d]\n"
                    .replace("%d", "%1$d")
                    .formatted(i)
                    .replace("*a" + i, "*a" + (i - 1)));
        }
        assertThat(problem(bomb.toString()).message()).contains("more than '100000' values");
        assertThat(problem("a: &a [*a]").message()).contains("within its own anchor");
        assertThat(ExperimentReader.parse("a: &a [1, 2]\nb: *a").path("b")).hasToString("[1,2]");
    }

    @Test
    void tagsAndMergeKeysAreRefused() {
        assertProblem(
                "a: !!javax.script.ScriptEngineManager [x]", "x.yaml:1:4", "a tag cannot be read", "without a tag");
        assertProblem("a: !env HOME", "x.yaml:1:4", "'!env'", "without a tag");
        assertProblem("a: &a {x: 1}\nb:\n  <<: *a", "x.yaml:3:3", "merge keys are not read: '<<'", "share a node");
        assertThat(ExperimentReader.parse("a: !!str 5").path("a").isTextual()).isTrue();
    }

    @Test
    void tabsAndSyntaxErrorsNameLineAndColumn() {
        assertProblem("a:\n\tb: 1\n", "x.yaml:2:1", "is not YAML", "indent with spaces; YAML takes no tabs");
        assertProblem("a: [1, 2\nb: 3\n", "x.yaml:2:2", "is not YAML", "check");
        assertProblem("a: b: c\n", "x.yaml:1:5", "mapping values are not allowed here", "check the indentation");
        assertProblem("a: 'x\n", "x.yaml:2:1", "is not YAML", "quotes");
        assertProblem("a: 1\n---\nb: 2\n", "x.yaml:2:1", "is not YAML", "check");
        assertThat(problem("{\"a\": \n").where()).startsWith("x.yaml:");
        InvalidInputException unnamed =
                catchThrowableOfType(InvalidInputException.class, () -> ExperimentReader.parse("a: b: c"));
        assertThat(unnamed.problems().get(0).where()).isEqualTo("line 1, column 5");
    }

    @Test
    void numbersThatAreNotFiniteAreRefused() {
        assertProblem("a: .nan", "x.yaml:1:4", "is not a finite number: '.nan'", "finite");
        assertProblem("a: -.inf", "x.yaml:1:4", "is not a finite number: '-.inf'", "finite");
        assertProblem("a: 1e999", "x.yaml:1:4", "is not a finite number: '1e999'", "finite");
        assertThat(problem("{\"a\": 1e999}").message()).contains("finite");
    }

    @Test
    void aDocumentIsAMap() {
        assertProblem(
                "- a\n- b\n", "x.yaml", "a document is a map of sections, but this is '[\"a\",\"b\"]'", "limbeck: 1");
        assertProblem("", "x.yaml", "a document is a map of sections, but this is 'null'", "limbeck: 1");
    }

    @Test
    void nestingHasAnEnd() {
        assertThat(problem("a: " + "[".repeat(60) + "]".repeat(60)).remedy()).contains("nest less deeply");
        assertThat(problem("{\"a\":".repeat(2_000)).remedy()).isNotBlank();
    }

    @Test
    void anInnocentLookingBinaryIsRefused() {
        assertThat(problem("a: \u0000\u0001").message()).contains("cannot be read");
    }

    @Test
    void aHugeFileIsRefusedByItsSizeWithoutReadingIt() throws IOException {
        Path huge = folder.resolve("huge.yaml");
        try (RandomAccessFile file = new RandomAccessFile(huge.toFile(), "rw")) {
            file.setLength(100L << 20);
        }
        assertFile(huge, "is '104857600' bytes long, and a document has at most 1048576", "data belongs into files");
    }

    @Test
    void filesThatAreNoneAreTold() throws IOException {
        assertFile(folder.resolve("none.yaml"), "there is no such file", "relative names start in");
        assertFile(folder, "is a folder", "name the document itself");
        Path latin = Files.write(folder.resolve("latin.yaml"), new byte[] {'a', ':', ' ', (byte) 0xE4});
        assertFile(latin, "is not a UTF-8 text", "UTF-8");
    }

    private static void assertFile(Path file, String message, String remedy) {
        InvalidInputException wrong =
                catchThrowableOfType(InvalidInputException.class, () -> ExperimentReader.read(file));
        assertThat(wrong).isNotNull();
        Problem problem = wrong.problems().get(0);
        assertThat(problem.where()).isEqualTo(file.toString());
        assertThat(problem.message()).contains(message);
        assertThat(problem.remedy()).contains(remedy);
    }
}
