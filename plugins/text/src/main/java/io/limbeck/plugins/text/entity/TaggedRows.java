package io.limbeck.plugins.text.entity;

import io.limbeck.plugins.text.tag.Reading;
import io.limbeck.plugins.text.tag.Tag;
import io.limbeck.plugins.text.tag.Tag.Place;
import io.limbeck.spi.InvalidInputException;
import io.limbeck.spi.PortSpecs;
import io.limbeck.spi.Ports;
import io.limbeck.spi.Problem;
import io.limbeck.spi.TableSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Rows that are tokens, their classes tags. */
final class TaggedRows {

    private static final String REMEDY = "score spans on tokens of sentences, as 'text/conll' gives them";

    private final List<Tag> classes;
    private final int[] sequences;

    /**
     * @param classes names of the classes
     * @param sequences number of the sequence of each row
     * @throws InvalidInputException if the classes are no tags or the rows form no sequences
     */
    TaggedRows(List<String> classes, int[] sequences, int rows) {
        problem(classes).ifPresent(problem -> {
            throw new InvalidInputException(problem);
        });
        if (sequences.length == 0 && rows > 0) {
            throw new InvalidInputException(
                    Problem.error("", "the '" + rows + "' rows form no sequences, so they have no spans", REMEDY));
        }
        this.classes =
                classes.stream().map(name -> Tag.parse(name).orElseThrow()).toList();
        this.sequences = sequences;
    }

    private static Optional<Problem> problem(List<String> classes) {
        return classes.stream()
                .filter(name -> Tag.parse(name).isEmpty())
                .findFirst()
                .map(name -> Problem.error("", "the class '" + name + "' is no tag", REMEDY));
    }

    /** {@return what is wrong with scoring the spans of this data, as far as it is known} */
    static Ports check(Reading reading, PortSpecs inputs) {
        List<String> classes = inputs.data().map(TableSpec::classes).orElse(List.of());
        Optional<Problem> problem = problem(classes);
        if (problem.isPresent()) {
            return Ports.NONE.with(problem.get());
        }
        return classes.stream()
                .filter(name -> reading == Reading.STRICT && !isIob(name))
                .findFirst()
                .map(name -> Ports.NONE.with(Problem.error(
                        "reading", "is 'strict', which knows no tag '" + name + "'", "write 'reading: conlleval'")))
                .orElse(Ports.NONE);
    }

    private static boolean isIob(String name) {
        return Tag.parse(name)
                .filter(tag -> tag.place() != Place.E && tag.place() != Place.S)
                .isPresent();
    }

    /** {@return the scores of these decisions} */
    Scores score(Reading reading, int[] labels, int[] decisions) {
        Scores.Counter counter = new Scores.Counter(reading);
        for (int first = 0, last = 0; first < labels.length; first = last) {
            last = first + 1;
            while (last < labels.length && sequences[last] == sequences[first]) {
                last++;
            }
            counter.add(tags(labels, first, last), tags(decisions, first, last));
        }
        return counter.scores();
    }

    private List<Tag> tags(int[] codes, int first, int last) {
        List<Tag> tags = new ArrayList<>(last - first);
        for (int row = first; row < last; row++) {
            tags.add(classes.get(codes[row]));
        }
        return tags;
    }
}
