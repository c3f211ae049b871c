package io.limbeck.engine.export;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.limbeck.engine.store.Hashes;
import io.limbeck.spi.data.Table;
import io.limbeck.spi.portable.PortableModel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The files of the portable form, which {@link io.limbeck.scorer.Scorer} reads; {@code docs/export.md} tells them. */
public final class PortableFiles {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String FORMAT = "limbeck-portable";
    private static final int VERSION = 1;

    private PortableFiles() {}

    /**
     * Writes {@code model.json}, {@code weights.bin} and {@code SHA256SUMS}.
     *
     * @param name the model's name
     */
    public static void write(Path folder, String name, PortableModel model, RowForm form) throws IOException {
        Words words = new Words();
        ObjectNode layers = new LayerJson(words).write(model.logits());
        byte[] weights = words.bytes();
        ObjectNode node = head(FORMAT, name, form);
        node.putObject("weights")
                .put("file", "weights.bin")
                .put("words", words.count())
                .put("sha256", Hashes.sha256(weights));
        node.set("model", layers);
        byte[] json = bytes(node);
        Files.write(folder.resolve("model.json"), json);
        Files.write(folder.resolve("weights.bin"), weights);
        Files.writeString(
                folder.resolve("SHA256SUMS"),
                Hashes.sha256(json) + "  model.json\n" + Hashes.sha256(weights) + "  weights.bin\n");
    }

    /** Writes {@code inputs.json}: what goes in and what comes out, without the model. */
    public static void writeInputs(Path folder, String name, RowForm form) throws IOException {
        Files.write(folder.resolve("inputs.json"), bytes(head("limbeck-inputs", name, form)));
    }

    private static ObjectNode head(String format, String name, RowForm form) {
        Table prepared = form.prepared();
        ObjectNode node = JSON.createObjectNode()
                .put("format", format)
                .put("version", VERSION)
                .put("name", name);
        ArrayNode classes = node.putArray("classes");
        prepared.classes().forEach(classes::add);
        node.put("favourable", prepared.classes().get(prepared.favourable()));
        ArrayNode features = node.putArray("features");
        form.features().forEach(features::add);
        if (form.whyNotRaw().isEmpty()) {
            node.set("raw", form.rawJson());
        }
        return node;
    }

    private static byte[] bytes(ObjectNode node) throws IOException {
        String text = JSON.writerWithDefaultPrettyPrinter().writeValueAsString(node);
        return (text + "\n").getBytes(StandardCharsets.UTF_8);
    }
}
