package io.limbeck.compatibility;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The Javadoc tool, with all that it checks, has nothing to say of the SPI but one thing: it misses a comment at
 * compact constructors, for which a record's own comment speaks and for which the tool writes a sentence itself.
 */
class JavadocTest {

    private static final Pattern COMPACT = Pattern.compile("\\s*public \\w+ \\{");

    @Test
    void theSpiIsDescribedWithoutWarnings(@TempDir Path folder) {
        List<String> sources = List.of("api", "tensorflow", "testkit").stream()
                .map(module -> Path.of("..", module, "src", "main", "java").toString())
                .toList();
        assertThat(warnings(folder, String.join(System.getProperty("path.separator"), sources), "io.limbeck"))
                .isEmpty();
    }

    @Test
    void aTypeWithoutACommentIsFoundOut(@TempDir Path folder) {
        assertThat(warnings(folder, Path.of("src", "test", "javadoc").toString(), "bare"))
                .hasSize(2)
                .anySatisfy(line -> assertThat(line).contains("no comment"))
                .anySatisfy(line -> assertThat(line).contains("no @param for much"));
    }

    private static List<String> warnings(Path folder, String sources, String packages) {
        StringWriter said = new StringWriter();
        ToolProvider.findFirst("javadoc")
                .orElseThrow()
                .run(
                        new PrintWriter(said),
                        new PrintWriter(said),
                        "-quiet",
                        "-Xdoclint:all",
                        "-Xmaxwarns",
                        "1000",
                        "-encoding",
                        "UTF-8",
                        "-d",
                        folder.toString(),
                        "-classpath",
                        System.getProperty("java.class.path"),
                        "-sourcepath",
                        sources,
                        "-subpackages",
                        packages);
        List<String> warnings = new ArrayList<>();
        List<String> lines = said.toString().lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            boolean compact = line.endsWith("no comment")
                    && COMPACT.matcher(lines.get(i + 1)).matches();
            if ((line.contains("warning: ") || line.contains("error: ")) && !compact) {
                warnings.add(line);
            }
        }
        return warnings;
    }
}
