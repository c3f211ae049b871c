package io.limbeck.server.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.limbeck.engine.document.ExperimentReader;
import io.limbeck.engine.run.Submission;
import io.limbeck.server.problem.ProblemView;
import io.limbeck.server.problem.Refusal;
import jakarta.validation.constraints.Size;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An experiment's document, as text or as JSON, and what is changed in it. */
@Schema(name = "DocumentRequest")
public record DocumentRequest(
        @Schema(description = "The document as YAML or JSON text") @Size(max = ExperimentReader.LONGEST) @Nullable
        String text,

        @Schema(description = "The document as JSON, nested or flat; in place of the text", type = SchemaType.OBJECT)
        @Nullable
        JsonNode document,

        @Schema(description = "Changes as the command line's --set has them", example = "[\"seed=3\"]")
        @Size(max = 200)
        @Nullable
        List<String> overrides,

        @Schema(description = "Seed in place of the document's") @Nullable
        Long seed) {

    private static final String SOURCE = "document";

    /** {@return the document's text}; a document given as JSON is JSON text */
    public String content() {
        if ((text == null) == (document == null || document.isNull())) {
            throw Refusal.input(List.of(new ProblemView(
                    "error",
                    "",
                    "",
                    "",
                    "the request has neither or both of 'text' and 'document'",
                    "send the document in one of them")));
        }
        return text == null ? String.valueOf(document) : text;
    }

    /** {@return the document as a tree} */
    public ObjectNode tree() {
        return ExperimentReader.parse(content(), "");
    }

    /** {@return what the engine takes} */
    public Submission submission(Path base) {
        return new Submission(
                content(),
                SOURCE,
                base,
                overrides == null ? List.of() : overrides,
                seed == null ? OptionalLong.empty() : OptionalLong.of(seed));
    }
}
