package io.limbeck.plugins.text.data;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The codes of one field: {@link #PADDING}, {@link #UNKNOWN}, then what was seen, the most frequent first. */
final class Vocabulary {

    /** Beyond the ends of a sentence. */
    static final int PADDING = 0;

    /** Seen too rarely, or never. */
    static final int UNKNOWN = 1;

    private static final List<String> SPECIAL = List.of("‹none›", "‹unknown›");

    private final List<String> names;
    private final Map<String, Integer> codes = new HashMap<>();

    private Vocabulary(List<String> names) {
        this.names = List.copyOf(names);
        for (int code = SPECIAL.size(); code < names.size(); code++) {
            codes.put(names.get(code), code);
        }
    }

    /**
     * {@return the vocabulary of a field}
     *
     * @param training sentences of the training file
     * @param minimumCount how often a value must be seen to have a code
     * @param most number of such values at most; those seen most often, and of equals the first by the alphabet
     */
    static Vocabulary of(Field field, List<Sentence> training, int minimumCount, int most) {
        Map<String, Integer> counts = new TreeMap<>();
        training.forEach(
                sentence -> sentence.tokens().forEach(token -> counts.merge(field.of(token), 1, Integer::sum)));
        List<String> names = new ArrayList<>(SPECIAL);
        counts.entrySet().stream()
                .filter(entry -> entry.getValue() >= minimumCount)
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .limit(most)
                .forEach(entry -> names.add(entry.getKey()));
        return new Vocabulary(names);
    }

    int code(String value) {
        return codes.getOrDefault(value, UNKNOWN);
    }

    /** {@return what each code stands for} */
    List<String> names() {
        return names;
    }
}
