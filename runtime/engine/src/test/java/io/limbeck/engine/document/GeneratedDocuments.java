package io.limbeck.engine.document;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.limbeck.engine.catalog.Catalog;
import io.limbeck.spi.RandomSource;

/** Documents by chance, for tests of other packages. */
public final class GeneratedDocuments {

    private GeneratedDocuments() {}

    /** {@return a nested document} */
    public static ObjectNode document(Catalog catalog, RandomSource random) {
        return new Generator(catalog, random).document();
    }
}
