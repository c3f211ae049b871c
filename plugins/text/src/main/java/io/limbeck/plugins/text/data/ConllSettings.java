package io.limbeck.plugins.text.data;

import io.limbeck.spi.Default;
import io.limbeck.spi.PortSpecs;
import io.limbeck.spi.Ports;
import io.limbeck.spi.Problem;
import io.limbeck.spi.Summary;
import io.limbeck.spi.TableSpec;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

@Summary("Tokens of tagged sentences (CoNLL files): each row a window of words and affixes, its label the tag")
record ConllSettings(
        @Summary("Folder below LIMBECK_DATA of a known corpus: wnut17 or ncbi_disease; unused where paths are given")
        Optional<String> name,

        @Summary("File to train on; a relative path starts at the document's folder")
        Optional<String> train,

        @Summary("File published for development; its rows are for validation")
        Optional<String> validation,

        @Summary("File published for testing") Optional<String> test,

        @Summary("Column of the token, from 1") @Default("1") @Positive
        int tokenColumn,

        @Summary("Column of the tag, from 1; without it the last one")
        Optional<@Positive Integer> tagColumn,

        @Summary("What stands between columns; without it a tab in lines that have one, else blanks")
        Optional<@Size(min = 1) String> separator,

        @Summary("How the files write letters as bytes") @Default("UTF-8") @NotEmpty
        String encoding,

        @Summary("How the files write spans as tags; auto finds out, any takes even what no scheme allows")
        @Default("auto")
        Scheme scheme,

        @Summary("Tokens on either side that belong to a row") @Default("3") @PositiveOrZero @Max(20)
        int context,

        @Summary("What is looked up of each token") @Default("[lower, shape, prefix-3, suffix-3]") @NotEmpty
        List<Field> fields,

        @Summary("How often the training file must have a word or affix for it to be known") @Default("2") @Positive
        int minimumCount,

        @Summary("Words or affixes known at most, of each field; the most frequent ones") @Default("30000") @Positive
        int vocabulary,

        @Summary("Number of sentences to take from each file, the first ones")
        Optional<@Positive Integer> limit,

        @Summary("The favourable (positive) class; without it the last one")
        Optional<String> favourable) {

    boolean hasPaths() {
        return train.isPresent() || validation.isPresent() || test.isPresent();
    }

    ConllFile.Format format() {
        return new ConllFile.Format(tokenColumn, tagColumn, separator, Charset.forName(encoding));
    }

    /** {@return the known corpus that is read, if it is one} */
    Optional<Corpus> corpus() {
        return hasPaths() ? Optional.empty() : name.flatMap(Corpus::find);
    }

    /** {@return what is known before a file is read, and what does not fit} */
    Ports ports(PortSpecs inputs) {
        List<Problem> problems = new ArrayList<>();
        Optional<Corpus> corpus = corpus();
        if (hasPaths() && train().isEmpty()) {
            problems.add(Problem.error("train", "is missing", "name the file to train on"));
        }
        if (!hasPaths() && corpus.isEmpty()) {
            problems.add(Problem.error(
                    "name",
                    name().map(name -> "there is no known corpus '" + name + "'")
                            .orElse("is missing"),
                    "known are " + String.join(", ", Corpus.folders())
                            + "; for files of your own give 'train', 'validation' and 'test'"));
        }
        if (new HashSet<>(fields()).size() < fields().size()) {
            problems.add(Problem.error(
                    "fields", "are '" + fields().stream().map(Field::label).toList() + "'", "name each field once"));
        }
        if (!isEncoding(encoding())) {
            problems.add(Problem.error(
                    "encoding", "there is no encoding '" + encoding() + "'", "UTF-8 and ISO-8859-1 are usual"));
        }
        List<String> classes = corpus.map(Corpus::classes).orElse(List.of());
        int favourable = favourable().map(classes::indexOf).orElse(classes.size() - 1);
        if (!classes.isEmpty() && favourable < 0) {
            problems.add(noClass(favourable().orElse(""), classes));
        }
        return new Ports(Optional.of(new TableSpec(List.of(), classes, favourable, Map.of(), -1)), problems);
    }

    private static boolean isEncoding(String name) {
        try {
            return Charset.isSupported(name);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    static Problem noClass(String name, List<String> classes) {
        return Problem.error(
                "favourable", "there is no class '" + name + "'", "classes are " + String.join(", ", classes));
    }
}
