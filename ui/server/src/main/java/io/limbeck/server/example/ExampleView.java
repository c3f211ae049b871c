package io.limbeck.server.example;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An example. */
@Schema(name = "Example")
public record ExampleView(
        @Schema(example = "fair-credit") String name,
        @Schema(description = "Its first words") String title,
        String description,

        @Schema(description = "Data set that has to be there, empty if none")
        String needs,

        @Schema(description = "Whether it is there") boolean available) {}
