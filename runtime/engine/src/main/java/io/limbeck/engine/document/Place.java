package io.limbeck.engine.document;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A place in a document: {@code student.objective[1].temperature}. A key with other than letters, digits, hyphens and
 * underscores is quoted: {@code students["8 units"]}.
 *
 * @param steps the way there from the top
 */
public record Place(List<Step> steps) {

    /** The whole document. */
    public static final Place TOP = new Place(List.of());

    private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{N}_-]+");
    private static final Pattern STEP =
            Pattern.compile("\\.?([\\p{L}\\p{N}_-]+)|\\[(\\d{1,9})]|\\[\"((?:[^\"\\\\]|\\\\.)*)\"]");

    /** One step: a key of a map or an index of a list. */
    public sealed interface Step {}

    /** A key of a map. */
    public record Key(String name) implements Step {}

    /** An index of a list. */
    public record Index(int number) implements Step {}

    public Place {
        steps = List.copyOf(steps);
    }

    /**
     * Reads a place.
     *
     * @throws IllegalArgumentException if the text is no place
     */
    public static Place of(String text) {
        List<Step> steps = new ArrayList<>();
        Matcher matcher = STEP.matcher(text);
        int at = 0;
        while (at < text.length()) {
            boolean dotted = text.charAt(at) == '.';
            if (!matcher.find(at) || matcher.start() != at || (dotted && steps.isEmpty())) {
                throw new IllegalArgumentException(
                        "A place reads 'student.objective[1].temperature', but is '" + text + "'");
            }
            if (matcher.group(1) != null) {
                if (!dotted && !steps.isEmpty()) {
                    throw new IllegalArgumentException("A dot is missing in '" + text + "'");
                }
                steps.add(new Key(matcher.group(1)));
            } else if (matcher.group(2) != null) {
                steps.add(new Index(Integer.parseInt(matcher.group(2))));
            } else {
                steps.add(new Key(matcher.group(3).replaceAll("\\\\(.)", "$1")));
            }
            at = matcher.end();
        }
        return new Place(steps);
    }

    /** {@return the place of a key below this one} */
    public Place key(String name) {
        return then(new Key(name));
    }

    /** {@return the place of an index below this one} */
    public Place index(int number) {
        return then(new Index(number));
    }

    /** {@return the place after one more step} */
    public Place then(Step step) {
        List<Step> more = new ArrayList<>(steps);
        more.add(step);
        return new Place(more);
    }

    /** {@return the first {@code count} steps} */
    public Place first(int count) {
        return new Place(steps.subList(0, count));
    }

    /** {@return everything after the first {@code count} steps} */
    public Place after(int count) {
        return new Place(steps.subList(count, steps.size()));
    }

    /** {@return whether this place is below {@code other}, or the same} */
    public boolean startsWith(Place other) {
        return steps.size() >= other.steps.size() && first(other.steps.size()).equals(other);
    }

    /** {@return the number of steps} */
    public int depth() {
        return steps.size();
    }

    /** {@return the first key, or an empty text} */
    public String section() {
        return !steps.isEmpty() && steps.get(0) instanceof Key key ? key.name() : "";
    }

    /** {@return this place without an index at its end} */
    public Place withoutIndex() {
        return !steps.isEmpty() && steps.get(steps.size() - 1) instanceof Index ? first(steps.size() - 1) : this;
    }

    @Override
    public String toString() {
        String text = steps.stream().map(Place::text).collect(Collectors.joining());
        return text.startsWith(".") ? text.substring(1) : text;
    }

    private static String text(Step step) {
        if (step instanceof Index index) {
            return "[" + index.number() + "]";
        }
        String name = ((Key) step).name();
        return PLAIN.matcher(name).matches()
                ? "." + name
                : "[\"" + name.replace("\\", "\\\\").replace("\"", "\\\"") + "\"]";
    }
}
