package io.limbeck.plugins.text.data;

import io.limbeck.plugins.text.tag.Reading;
import io.limbeck.plugins.text.tag.Tag;
import io.limbeck.plugins.text.tag.TagScheme;
import io.limbeck.spi.InvalidInputException;
import io.limbeck.spi.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The tags of several files, checked against the scheme they are written in and turned into IOB2. */
final class TaggedFiles {

    /** A sentence's tags, and where it stands. */
    private record Tagged(Path file, Sentence sentence, List<Tag> tags) {
        String at(int token) {
            return "line '" + sentence.lines().get(token) + "' of '" + file + "'";
        }
    }

    private final List<Tagged> sentences = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();

    /** Adds the sentences of a file. */
    void add(Path file, List<Sentence> read) {
        for (Sentence sentence : read) {
            List<Tag> tags = new ArrayList<>();
            for (int i = 0; i < sentence.tags().size(); i++) {
                tags.add(tag(file, sentence, i));
            }
            sentences.add(new Tagged(file, sentence, tags));
        }
    }

    private Tag tag(Path file, Sentence sentence, int token) {
        String text = sentence.tags().get(token);
        Optional<Tag> tag = Tag.parse(text);
        if (tag.isEmpty() && problems.size() < 20) {
            problems.add(Problem.error(
                    "tagColumn",
                    "line '" + sentence.lines().get(token) + "' of '" + file + "' has the tag '" + text + "'",
                    "tags are O, or B, I, E, S (L, U, M) with a hyphen and a type: B-person; if they stand in another"
                            + " column, give 'tagColumn'"));
        }
        return tag.orElse(Tag.OUTSIDE);
    }

    /**
     * {@return the tags of each sentence in IOB2}
     *
     * @throws InvalidInputException if a tag is none, or the tags are in none of the scheme's forms
     */
    List<List<Tag>> iob2(Scheme scheme) {
        if (problems.isEmpty() && !scheme.allowed().isEmpty()) {
            check(scheme);
        }
        if (!problems.isEmpty()) {
            throw new InvalidInputException(problems);
        }
        return sentences.stream()
                .map(one -> TagScheme.iob2(
                        Reading.CONLLEVAL.spans(one.tags()), one.tags().size()))
                .toList();
    }

    private void check(Scheme scheme) {
        List<String> violations = new ArrayList<>();
        for (TagScheme candidate : scheme.allowed()) {
            Optional<String> violation = violation(candidate);
            if (violation.isEmpty()) {
                return;
            }
            violations.add(violation.get());
        }
        problems.add(Problem.error(
                "scheme",
                "is '" + scheme.name().toLowerCase(java.util.Locale.ROOT) + "', but " + String.join("; ", violations),
                "mend the line, name the scheme the files are written in, or write 'scheme: any' to read them as"
                        + " conlleval does"));
    }

    private Optional<String> violation(TagScheme scheme) {
        for (Tagged one : sentences) {
            Optional<Integer> token = scheme.firstViolation(one.tags());
            if (token.isPresent()) {
                return Optional.of(scheme + " does not allow '"
                        + one.sentence().tags().get(token.get()) + "' in " + one.at(token.get()));
            }
        }
        return Optional.empty();
    }
}
