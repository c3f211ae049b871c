package io.limbeck.server.run;

import com.fasterxml.jackson.databind.JsonNode;
import io.limbeck.engine.document.ExperimentReader;
import io.limbeck.server.document.DocumentRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What is to run. The run executes this very document, whatever becomes of the experiment it came from. */
@Schema(name = "SubmitRequest")
public record SubmitRequest(
        @Schema(description = "The document as YAML or JSON text") @Size(max = ExperimentReader.LONGEST) @Nullable
        String text,

        @Schema(description = "The document as JSON, nested or flat; in place of the text", type = SchemaType.OBJECT)
        @Nullable
        JsonNode document,

        @Schema(description = "Changes as the command line's --set has them") @Size(max = 200) @Nullable
        List<String> overrides,

        @Schema(description = "Seed in place of the document's") @Nullable
        Long seed,

        @Size(max = 20) @Nullable List<@Size(min = 1, max = 60) String> tags,

        @Schema(description = "The experiment it comes from") @Valid
        RunView.@Nullable Origin experiment,

        @Schema(description = "cpu, or gpu:N", defaultValue = "cpu")
        @Pattern(regexp = "^(cpu|gpu:\\d{1,2})$", message = "reads cpu or gpu:0")
        @Nullable
        String device,

        @Schema(description = "Threads within one operation; 0 takes all cores", defaultValue = "0")
        @Min(0)
        @Max(1024)
        @Nullable
        Integer threads) {

    DocumentRequest asDocument() {
        return new DocumentRequest(text, document, overrides, seed);
    }

    List<String> labels() {
        return tags == null ? List.of() : tags;
    }
}
