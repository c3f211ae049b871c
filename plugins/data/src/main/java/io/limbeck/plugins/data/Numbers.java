package io.limbeck.plugins.data;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;

/** Text that is a number. */
final class Numbers {

    private Numbers() {}

    /** {@return the number, which may be infinite; nothing for Java's own spellings such as {@code 1f} or {@code 0x1p3}} */
    static OptionalDouble parse(String text) {
        if (text.isEmpty()) {
            return OptionalDouble.empty();
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c < '0' || c > '9') && "+-.eE".indexOf(c) < 0) {
                return infinite(text);
            }
        }
        try {
            return OptionalDouble.of(Double.parseDouble(text));
        } catch (NumberFormatException e) {
            return OptionalDouble.empty();
        }
    }

    private static OptionalDouble infinite(String text) {
        String name = text.startsWith("-") || text.startsWith("+") ? text.substring(1) : text;
        return name.equalsIgnoreCase("inf") || name.equalsIgnoreCase("infinity")
                ? OptionalDouble.of(text.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY)
                : OptionalDouble.empty();
    }

    /** {@return the values in order: by size if all are numbers, else by letters} */
    static List<String> sorted(Collection<String> values) {
        boolean numbers = values.stream().allMatch(value -> parse(value).isPresent());
        Comparator<String> bySize =
                Comparator.comparingDouble(value -> parse(value).orElse(0));
        return values.stream()
                .sorted(numbers ? bySize.thenComparing(Comparator.naturalOrder()) : Comparator.naturalOrder())
                .toList();
    }
}
