package io.limbeck.server.document;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One document in all its spellings. */
@Schema(name = "ConvertedDocument")
public record Converted(
        @Schema(description = "Nodes and edges", type = SchemaType.OBJECT)
        ObjectNode flat,

        @Schema(description = "Sections, as people write it", type = SchemaType.OBJECT)
        ObjectNode nested,

        @Schema(description = "The nested spelling as YAML") String yaml) {}
