package io.limbeck.engine.document;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.limbeck.engine.catalog.Catalog;

/** Changes between the two spellings of an experiment. Both ways lose nothing. */
public final class Documents {

    private Documents() {}

    /** {@return the experiment a document in either spelling stands for} */
    public static Experiment toFlat(ObjectNode document, Catalog catalog) {
        return Flat.isFlat(document) ? Flat.read(document) : Nested.toFlat(document, catalog);
    }

    /** {@return the nested spelling, which people write} */
    public static ObjectNode toNested(Experiment experiment, Catalog catalog) {
        return Nesting.toNested(experiment, catalog);
    }

    /** {@return the flat spelling as a document: header, {@code nodes} and {@code edges}} */
    public static ObjectNode writeFlat(Experiment experiment) {
        return Flat.write(experiment);
    }

    /** {@return the document as YAML}; read again it is the same document */
    public static String yaml(ObjectNode document) {
        return YamlText.of(document);
    }
}
