package io.limbeck.plugins.text.data;

import io.limbeck.plugins.text.tag.Tag;
import io.limbeck.spi.ComponentContext;
import io.limbeck.spi.InvalidInputException;
import io.limbeck.spi.data.Column;
import io.limbeck.spi.data.DatasetSource;
import io.limbeck.spi.data.Split;
import io.limbeck.spi.data.Table;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * Tokens of tagged sentences: a row is a token, its features are the codes of the tokens around it, its label is its tag
 * in IOB2. Codes are made of the training file alone, so that nothing of the other files is known to a model.
 */
final class ConllSource implements DatasetSource {

    /** What was read of a file. */
    private record Part(Split split, Path file, List<Sentence> sentences) {}

    private final ConllSettings settings;
    private final Map<Split, ConllFile> files = new EnumMap<>(Split.class);

    ConllSource(ConllSettings settings, ComponentContext context) {
        this.settings = settings;
        if (settings.hasPaths()) {
            Path folder = context.baseDirectory();
            settings.train().ifPresent(path -> add(Split.TRAIN, folder.resolve(path)));
            settings.validation().ifPresent(path -> add(Split.VALIDATION, folder.resolve(path)));
            settings.test().ifPresent(path -> add(Split.TEST, folder.resolve(path)));
        } else {
            String name = settings.name().orElse("");
            Path folder = context.dataDirectory(name);
            Corpus.find(name)
                    .ifPresent(corpus -> corpus.files().forEach((split, file) -> add(split, folder.resolve(file))));
        }
    }

    private void add(Split split, Path path) {
        files.put(split, new ConllFile(path, settings.format()));
    }

    @Override
    public Table read() {
        List<Part> parts = parts();
        TaggedFiles tagged = new TaggedFiles();
        parts.forEach(part -> tagged.add(part.file(), part.sentences()));
        List<List<Tag>> tags = tagged.iob2(settings.scheme());
        List<String> classes = classes(tags);
        List<Sentence> all =
                parts.stream().flatMap(part -> part.sentences().stream()).toList();
        int[] labels = tags.stream()
                .flatMap(List::stream)
                .mapToInt(tag -> classes.indexOf(tag.toString()))
                .toArray();
        double[] weights = new double[labels.length];
        Arrays.fill(weights, 1);
        return new Table(
                List.of(windows(parts.get(0).sentences()).block(all)),
                labels,
                classes,
                favourable(classes),
                List.of(),
                weights,
                LongStream.range(0, labels.length).toArray(),
                numbers(all));
    }

    /** A file of sentences in the same form; tags may be missing and are not looked at. */
    @Override
    public Optional<Table> readNew(Path file) {
        Table known = read();
        List<Sentence> sentences = new ConllFile(file, settings.format()).readTokens();
        Column.Block block = windows(parts().get(0).sentences()).block(sentences);
        double[] weights = new double[block.rows()];
        Arrays.fill(weights, 1);
        return Optional.of(new Table(
                List.of(block),
                new int[block.rows()],
                known.classes(),
                known.favourable(),
                List.of(),
                weights,
                LongStream.range(0, block.rows()).map(row -> -1 - row).toArray(),
                numbers(sentences)));
    }

    private Windows windows(List<Sentence> training) {
        return new Windows(
                settings.context(),
                settings.fields(),
                settings.fields().stream()
                        .map(field -> Vocabulary.of(field, training, settings.minimumCount(), settings.vocabulary()))
                        .toList());
    }

    /** {@return what is read of each file, the training file first} */
    private List<Part> parts() {
        int limit = settings.limit().orElse(Integer.MAX_VALUE);
        List<Part> parts = new ArrayList<>();
        files.forEach((split, file) -> {
            List<Sentence> read = file.read();
            parts.add(new Part(split, file.path(), read.subList(0, Math.min(limit, read.size()))));
        });
        return parts;
    }

    private List<String> classes(List<List<Tag>> tags) {
        return settings.corpus()
                .map(Corpus::classes)
                .orElseGet(() -> Classes.of(List.copyOf(tags.stream()
                        .flatMap(List::stream)
                        .filter(tag -> !tag.equals(Tag.OUTSIDE))
                        .map(Tag::type)
                        .collect(Collectors.toCollection(TreeSet::new)))));
    }

    private int favourable(List<String> classes) {
        String name = settings.favourable().orElse(classes.get(classes.size() - 1));
        if (!classes.contains(name)) {
            throw new InvalidInputException(ConllSettings.noClass(name, classes));
        }
        return classes.indexOf(name);
    }

    /** The number of the sentence for each of its tokens. */
    private static int[] numbers(List<Sentence> sentences) {
        List<Integer> numbers = new ArrayList<>();
        for (int i = 0; i < sentences.size(); i++) {
            numbers.addAll(Collections.nCopies(sentences.get(i).tokens().size(), i));
        }
        return numbers.stream().mapToInt(Integer::intValue).toArray();
    }

    @Override
    public String fingerprint() {
        return files.values().stream().map(ConllFile::hash).collect(Collectors.joining("+"));
    }

    @Override
    public List<Split> publishedSplit() {
        List<Split> published = new ArrayList<>();
        for (Part part : parts()) {
            part.sentences()
                    .forEach(sentence -> published.addAll(
                            Collections.nCopies(sentence.tokens().size(), part.split())));
        }
        return files.size() == 1 ? List.of() : published;
    }
}
