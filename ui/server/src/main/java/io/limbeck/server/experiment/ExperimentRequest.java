package io.limbeck.server.experiment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.limbeck.engine.document.ExperimentReader;
import io.limbeck.server.problem.ProblemView;
import io.limbeck.server.problem.Refusal;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A document to be kept; it need not be right yet. */
@Schema(name = "ExperimentRequest")
public record ExperimentRequest(
        @Schema(description = "The document as YAML or JSON text") @Size(max = ExperimentReader.LONGEST) @Nullable
        String text,

        @Schema(description = "The document as JSON; in place of the text", type = SchemaType.OBJECT) @Nullable
        JsonNode document,

        @Schema(description = "What the composer wants to remember", type = SchemaType.OBJECT) @Nullable
        JsonNode layout) {

    JsonNode content() {
        if (document != null && document.isObject()) {
            return document;
        }
        if (text == null) {
            throw Refusal.input(List.of(new ProblemView(
                    "error", "document", "", "", "there is no document", "send it as 'document' or as 'text'")));
        }
        return ExperimentReader.parse(text, "");
    }

    JsonNode drawing(int most) {
        if (layout == null || !layout.isObject()) {
            return JsonNodeFactory.instance.objectNode();
        }
        if (layout.toString().length() > most) {
            throw Refusal.input(List.of(new ProblemView(
                    "error",
                    "layout",
                    "",
                    "",
                    "the layout has more than '" + most + "' characters",
                    "leave out what the document says")));
        }
        return layout;
    }
}
