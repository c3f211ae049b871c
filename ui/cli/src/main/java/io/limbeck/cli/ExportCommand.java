package io.limbeck.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.limbeck.engine.run.ExportRequest;
import io.limbeck.engine.run.Exported;
import io.limbeck.engine.run.RunFolder;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code limbeck export RUN [MODEL]}. */
@Command(name = "export", description = "Writes a model of a finished run as files for others, with a model card.")
class ExportCommand extends WorkingCommand {

    @Parameters(
            index = "0",
            paramLabel = "RUN",
            description = "The run: its id, its beginning, its folder, or 'latest'.")
    private String run = "";

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "MODEL",
            description = "The model's name, e.g. small, students.small or teacher; default: the only student.")
    private @Nullable String model;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "portable",
            converter = ExportFormats.class,
            description = "portable (model.json and weights.bin, no TensorFlow needed) or saved-model;"
                    + " default: ${DEFAULT-VALUE}.")
    private ExportRequest.Format format = ExportRequest.Format.PORTABLE;

    @Option(
            names = "--to",
            paramLabel = "DIR",
            required = true,
            description = "The folder to write, which must not be there.")
    private Path to = Path.of("");

    @Option(
            names = "--variant",
            paramLabel = "N",
            description = "Point of a sweep, from 0; default: the one the report shows.")
    private @Nullable Integer variant;

    @Option(
            names = "--repetition",
            paramLabel = "N",
            defaultValue = "0",
            description = "Repetition, from 0; default: ${DEFAULT-VALUE}.")
    private int repetition;

    @Mixin
    private DeviceOptions device;

    @Override
    public Integer call() {
        ExportRequest request = new ExportRequest(
                Optional.ofNullable(model),
                variant == null ? OptionalInt.empty() : OptionalInt.of(variant),
                repetition,
                format,
                to);
        RunFolder folder = RunFolder.open(runs(), run);
        Exported exported = engine(device.session(), folder).export(folder, request);
        ObjectNode tree = Json.object()
                .put("folder", exported.folder().toString())
                .put("model", exported.model())
                .put("variant", exported.variant())
                .put("format", format.label());
        exported.files().forEach(tree.putArray("files")::add);
        exported.notes().forEach(tree.putArray("notes")::add);
        StringBuilder text = new StringBuilder();
        text.append("model   ")
                .append(exported.model())
                .append(", ")
                .append(format.label())
                .append('\n');
        exported.files().forEach(file -> text.append("file    ")
                .append(exported.folder().resolve(file))
                .append('\n'));
        exported.notes().forEach(note -> text.append("note    ").append(note).append('\n'));
        print(tree, text.toString());
        return ExitCode.DONE;
    }
}
