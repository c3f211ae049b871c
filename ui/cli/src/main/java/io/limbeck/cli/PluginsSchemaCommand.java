package io.limbeck.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.limbeck.engine.experiment.JsonSchemas;
import picocli.CommandLine.Command;

/** {@code limbeck plugins schema ID}. */
@Command(name = "schema", description = "Prints the JSON Schema (2020-12) of a component's settings.")
class PluginsSchemaCommand extends ComponentCommand {

    @Override
    public Integer call() {
        ObjectNode schema = JsonSchemas.component(entry().component());
        print(schema, Json.pretty(schema) + "\n");
        return ExitCode.DONE;
    }
}
