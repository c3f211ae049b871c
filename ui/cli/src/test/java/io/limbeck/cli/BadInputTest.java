package io.limbeck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Wrong input: place, value and remedy are named, the exit code is 2, and nothing is left behind. */
class BadInputTest {

    @TempDir
    Path folder;

    /** What is handed in, and what has to be said about it. */
    record Case(String name, String document, List<String> arguments, List<String> said) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static Case document(String name, String document, String... said) {
        return new Case(name, document, List.of(), List.of(said));
    }

    private static Case option(String option, String... said) {
        return new Case(option, Cli.TINY, List.of(option.split(" ")), List.of(said));
    }

    private static Case data(String name, String settings, String... said) {
        String csv = "  use: data/csv\n  path: " + name + ".csv\n  label: y\n" + settings.indent(2);
        return document(name, Cli.TINY.replaceFirst("(?s)  use: data/sim.*?sensitive: \\[group]\n", csv), said);
    }

    static Stream<Case> cases() {
        return Stream.of(
                document(
                        "unknown component",
                        Cli.TINY.replace("distillation/kd", "distillation/kdd"),
                        "student.objective[1].use: no component 'distillation/kdd'",
                        "did you mean 'distillation/kd'?"),
                option("--set student.train.batch=many", "student.train.batch: must be a whole number, but is 'many'"),
                option("--set student.train.batch=-3", "must be greater than 0, but is '-3'"),
                option(
                        "--set student.objective[1].temperature=0 --set teacher.train.batch=x",
                        "2 problems",
                        "student.objective[1].temperature",
                        "teacher.train.batch"),
                option("--set student.objectve[1].temperature=4", "did you mean 'objective'?"),
                option("--set bogus", "path=value"),
                option("--device gpu:7", "--device: TensorFlow sees no GPU 'gpu:7'", "write 'cpu'"),
                option("--device tpu", "there is no device 'tpu'"),
                option("--threads -1", "--threads: must be between 0 and 1024, but is '-1'"),
                document("empty", "", "a document is a map of sections"),
                document("a list", "- a\n", "a document is a map of sections"),
                document("duplicate keys", "limbeck: 1\nname: a\nname: b\n", ":3:1: the key 'name' stands here and in"),
                document("not YAML", "a: [1, 2", "is not YAML"),
                document("aliases", bomb(), "once its aliases are written out"),
                document("too deep", "a: " + "[".repeat(1000), "cannot be read"),
                document(
                        "no teacher",
                        Cli.TINY.replaceFirst("(?s)teacher:.*?student:", "student:"),
                        "student.objective[1]: needs a teacher"),
                document(
                        "dangling",
                        Cli.TINY.replace("student:\n", "student:\n  teacher: $tutor\n"),
                        "student.teacher: '$tutor' refers to nothing"),
                document(
                        "cyclic",
                        Cli.TINY.replaceFirst("(?s)teacher:.*?evaluate:", """
                                students:
                                  a: {teacher: \\$students.b, architecture: {use: models/linear}}
                                  b: {teacher: \\$students.a, architecture: {use: models/linear}}
                                evaluate:"""),
                        "in a circle: 'students.a → students.b → students.a'"),
                document(
                        "categories left",
                        Cli.TINY.replace("  prepare: [data/one-hot, data/standardize]\n", ""),
                        "add 'data/one-hot' to data.prepare"),
                document(
                        "other classes",
                        Cli.TINY.replaceFirst(
                                "(?s)teacher:.*?student:",
                                "teacher: {use: models/stored-predictions, path: stored.csv}\nstudent:"),
                        "teacher.path: 'stored.csv' has no column 'rejected', 'approved'"),
                data("missing", "sensitive: [sex]", "data.path: there is no file"),
                data("fine", "sensitive: [gender]", "data.sensitive[0]: there is no column 'gender'"),
                data("fine", "sensitive: [sex]\nsha256: \"" + "0".repeat(64) + '"', "data.sha256", "has the checksum"),
                data("fine", "sensitive: [sex]\nclasses: [maybe, yes]", "data.classes", "has the label 'no'"),
                data("nan", "sensitive: [sex]", "column 'a' has no value in 1 row, first in row 7: 'NaN'"),
                data("lonely", "sensitive: [sex]", "group 'X' of 'sex' has one row"),
                data("ragged", "sensitive: [sex]", "line 8 of 'ragged.csv' has '3' values"));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void isExplainedAndLeavesNothing(Case one) {
        csv("fine", line -> line);
        csv("nan", line -> line.startsWith("6,") ? line.replaceFirst("6", "NaN") : line);
        csv("lonely", line -> line.startsWith("6,") ? line.replaceFirst("[MF]", "X") : line);
        csv("ragged", line -> line.startsWith("6,") ? line.replaceFirst(",[MF]", "") : line);
        Cli.write(folder, "stored.csv", "no,yes\n0.5,0.5\n");
        Path file = Cli.write(folder, "bad.yaml", one.document());
        Path runs = folder.resolve("runs");
        List<Object> arguments = new java.util.ArrayList<>(List.of("run", file, "--runs", runs));
        arguments.addAll(one.arguments());

        Cli.Result result = Cli.run(arguments.toArray());

        assertThat(result.err()).contains(one.said());
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.out()).isEmpty();
        assertThat(runs.resolve(".store")).doesNotExist();
        assertThat(Cli.run("runs", "--runs", runs).out()).startsWith("There are no runs");

        arguments.add("--json");
        Cli.Result json = Cli.run(arguments.toArray());
        assertThat(json.code()).isEqualTo(2);
        assertThat(json.json().path("problems")).isNotEmpty().allSatisfy(problem -> {
            assertThat(problem.path("message").asText()).isNotBlank();
            assertThat(problem.path("remedy").asText()).isNotBlank();
        });
    }

    @Test
    void whatIsNoDocumentIsNotReadAtAll() throws IOException {
        assertThat(Cli.run("run", folder).err()).contains("is a folder");
        assertThat(Cli.run("run", folder.resolve("nix.yaml")).err()).contains("there is no such file");
        byte[] noise = new byte[3000];
        new Random(1).nextBytes(noise);
        assertThat(Cli.run("run", Files.write(folder.resolve("noise.yaml"), noise))
                        .err())
                .contains("is not a UTF-8 text");
        Path big = folder.resolve("big.yaml");
        try (var channel = java.nio.channels.FileChannel.open(
                big, java.nio.file.StandardOpenOption.CREATE, java.nio.file.StandardOpenOption.WRITE)) {
            channel.position(100_000_000);
            channel.write(java.nio.ByteBuffer.wrap("x".getBytes(StandardCharsets.UTF_8)));
        }
        Cli.Result result = Cli.run("run", big);
        assertThat(result.err()).contains("is '100000001' bytes long");
        assertThat(result.code()).isEqualTo(2);
    }

    @Test
    void aFolderThatCannotBeWrittenIsNamed() {
        Path file = Cli.write(folder, "tiny.yaml", Cli.TINY);
        Cli.Result result = Cli.run("run", file, "--runs", file.resolve("runs"));
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("--runs: cannot write to the folder").contains("with --runs DIR");
    }

    private void csv(String name, UnaryOperator<String> change) {
        StringBuilder text = new StringBuilder("a,b,sex,y\n");
        for (int i = 0; i < 80; i++) {
            text.append(change.apply(
                            i + "," + i % 7 + "," + (i % 2 == 0 ? "M" : "F") + "," + (i % 3 == 0 ? "yes" : "no")))
                    .append('\n');
        }
        Cli.write(folder, name + ".csv", text.toString());
    }

    private static String bomb() {
        StringBuilder text = new StringBuilder("a: &a [x,x,x,x,x,x,x,x,x]\n");
        for (char c = 'b'; c < 'k'; c++) {
            String before = "*" + (char) (c - 1);
            text.append(c).append(": &").append(c).append(" [");
            text.append(String.join(",", java.util.Collections.nCopies(9, before)))
                    .append("]\n");
        }
        return text.toString();
    }
}
