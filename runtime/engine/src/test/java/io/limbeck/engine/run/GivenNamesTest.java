package io.limbeck.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a report tells metrics of one component apart. */
class GivenNamesTest {

    @TempDir
    Path folder;

    private List<String> titles(String evaluate) throws IOException {
        String document = Workshop.document(Workshop.student("small"));
        Workshop.Watched watched =
                new Workshop(folder).run(document.replace(Workshop.EVALUATE, "evaluate: [" + evaluate + "]\n"));
        JsonNode report = new ObjectMapper()
                .readTree(watched.folder().path().resolve("report.json").toFile());
        List<String> titles = new ArrayList<>();
        report.path("definitions")
                .forEach(definition -> titles.add(definition.path("title").asText()));
        return titles;
    }

    @Test
    void byWhatTheyDifferInAndByWhatTheirNameLeavesOpen() throws IOException {
        assertThat(titles("uncertainty/ece, {use: uncertainty/ece, bins: 10}, uncertainty/nll, uncertainty/nll,"
                        + " {use: quality/recall-of, of: approved}"))
                .containsExactly("ECE (bins 15)", "ECE (bins 10)", "NLL", "NLL (2)", "Recall of (approved)");
    }
}
