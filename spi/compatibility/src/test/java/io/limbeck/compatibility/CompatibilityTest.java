package io.limbeck.compatibility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The SPI against the one that plugins out there were built with, {@code baseline/}: nothing is broken but what {@code
 * baseline/allowed-breaks.txt} names with a reason, and nothing is named there that is not broken.
 */
class CompatibilityTest {

    private static final Path BASELINE = Path.of("baseline");

    @TempDir
    private Path folder;

    private Path jar(Path place, String name) throws IOException {
        if (Files.isRegularFile(place)) {
            return place;
        }
        Path jar = folder.resolve(name);
        try (OutputStream out = Files.newOutputStream(jar);
                ZipOutputStream zip = new ZipOutputStream(out);
                Stream<Path> files = Files.walk(place)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                zip.putNextEntry(new ZipEntry(place.relativize(file).toString().replace('\\', '/')));
                zip.write(Files.readAllBytes(file));
            }
        }
        return jar;
    }

    private List<String> breaks() throws IOException {
        List<String> breaks = new ArrayList<>();
        breaks.addAll(Differences.breaking(
                BASELINE.resolve("limbeck-spi.jar"), jar(Compiled.API.place(), "limbeck-spi.jar")));
        breaks.addAll(Differences.breaking(
                BASELINE.resolve("limbeck-spi-tensorflow.jar"),
                jar(Compiled.TENSORFLOW.place(), "limbeck-spi-tensorflow.jar")));
        return breaks;
    }

    @Test
    void nothingIsBrokenButWhatIsAllowedWithAReason() throws IOException {
        Map<String, String> allowed = AllowedBreaks.read(BASELINE.resolve("allowed-breaks.txt"));
        assertThat(breaks())
                .as("breaks since the last release; leave the old form beside the new one, or name the break in"
                        + " spi/compatibility/baseline/allowed-breaks.txt with its reason")
                .isSubsetOf(allowed.keySet());
    }

    @Test
    void nothingIsAllowedThatIsNotBroken() throws IOException {
        assertThat(AllowedBreaks.read(BASELINE.resolve("allowed-breaks.txt")).keySet())
                .as("allowed breaks that are none (any more); take them out of allowed-breaks.txt")
                .isSubsetOf(breaks());
    }

    @Test
    void anAllowedBreakWithoutAReasonIsRefused() throws IOException {
        Path file = Files.writeString(folder.resolve("allowed.txt"), "# of old\n\nMETHOD_REMOVED a.B.c()\n");
        assertThatThrownBy(() -> AllowedBreaks.read(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'METHOD_REMOVED a.B.c()' in allowed.txt has no reason; write one behind a colon");
    }

    @Test
    void whatAnAuthorWouldStumbleOverIsFound() throws IOException {
        Path before = compiled("before", "public interface Shape { int sides(); default void draw(int size) {} }");
        Path after = compiled("after", "public interface Shape { long sides(); double area(); }");
        assertThat(Differences.breaking(before, after))
                .anyMatch(line -> line.equals("METHOD_REMOVED shapes.Shape.draw(int)"))
                .anyMatch(line -> line.equals("METHOD_RETURN_TYPE_CHANGED shapes.Shape.sides()"))
                .anyMatch(line -> line.equals("METHOD_ADDED_TO_INTERFACE shapes.Shape.area()"));
    }

    @Test
    void aRecordThatGrewBreaksThoseWhoMakeIt() throws IOException {
        Path before = compiled("before", "public record Shape(int sides) {}");
        Path after = compiled("after", "public record Shape(int sides, double area) {}");
        assertThat(Differences.breaking(before, after)).containsExactly("CONSTRUCTOR_REMOVED shapes.Shape(int)");
        Path kept = compiled(
                "kept", "public record Shape(int sides, double area) { public Shape(int sides) { this(sides, 0); } }");
        assertThat(Differences.breaking(before, kept)).isEmpty();
    }

    private Path compiled(String name, String source) throws IOException {
        Path sources = Files.createDirectories(folder.resolve(name + "-source").resolve("shapes"));
        Path classes = Files.createDirectories(folder.resolve(name + "-classes"));
        Path file = Files.writeString(sources.resolve("Shape.java"), "package shapes;\n" + source);
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        assertThat(compiler.run(null, null, null, "-d", classes.toString(), file.toString()))
                .isZero();
        return jar(classes, name + ".jar");
    }
}
