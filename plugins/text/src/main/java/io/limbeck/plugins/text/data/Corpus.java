package io.limbeck.plugins.text.data;

import io.limbeck.spi.data.Split;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The published corpora whose files are known by name. */
enum Corpus {
    /** Derczynski et al.: Results of the WNUT2017 Shared Task on Novel and Emerging Entity Recognition, 2017. */
    WNUT17(
            "wnut17train.conll",
            "emerging.dev.conll",
            "emerging.test.annotated",
            List.of("corporation", "creative-work", "group", "location", "person", "product")),
    /** Doğan, Leaman, Lu: NCBI disease corpus, 2014; in the tokens of Crichton et al. 2017. */
    NCBI_DISEASE("train.tsv", "devel.tsv", "test.tsv", List.of("Disease"));

    private final Map<Split, String> files;
    private final List<String> types;

    Corpus(String train, String validation, String test, List<String> types) {
        this.files = Map.of(Split.TRAIN, train, Split.VALIDATION, validation, Split.TEST, test);
        this.types = types;
    }

    /** {@return the folder below {@code $LIMBECK_DATA}} */
    String folder() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    Map<Split, String> files() {
        return files;
    }

    /** {@return its classes, in code order} */
    List<String> classes() {
        return Classes.of(types);
    }

    static Optional<Corpus> find(String folder) {
        return Arrays.stream(values())
                .filter(corpus -> corpus.folder().equals(folder))
                .findFirst();
    }

    static List<String> folders() {
        return Arrays.stream(values()).map(Corpus::folder).toList();
    }
}
