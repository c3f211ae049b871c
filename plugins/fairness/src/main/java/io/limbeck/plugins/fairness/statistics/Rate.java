package io.limbeck.plugins.fairness.statistics;

import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** What can be compared between groups: a count over another. */
public enum Rate {
    /** P(decision = 1). */
    SELECTION_RATE(Confusion::selected, Confusion::total),
    /** P(label = 1), a property of the data alone. */
    BASE_RATE(Confusion::positives, Confusion::total),
    /** P(decision = 1 | label = 1): recall, sensitivity. */
    TRUE_POSITIVE_RATE(Confusion::truePositives, Confusion::positives),
    /** P(decision = 1 | label = 0): fall-out. */
    FALSE_POSITIVE_RATE(Confusion::falsePositives, Confusion::negatives),
    /** P(decision = 0 | label = 0): specificity. */
    TRUE_NEGATIVE_RATE(Confusion::trueNegatives, Confusion::negatives),
    /** P(decision = 0 | label = 1): miss rate. */
    FALSE_NEGATIVE_RATE(Confusion::falseNegatives, Confusion::positives),
    /** P(label = 1 | decision = 1): precision. */
    POSITIVE_PREDICTIVE_VALUE(Confusion::truePositives, Confusion::selected),
    /** P(label = 0 | decision = 0). */
    NEGATIVE_PREDICTIVE_VALUE(Confusion::trueNegatives, Confusion::rejected),
    /** P(label = 0 | decision = 1). */
    FALSE_DISCOVERY_RATE(Confusion::falsePositives, Confusion::selected),
    /** P(label = 1 | decision = 0). */
    FALSE_OMISSION_RATE(Confusion::falseNegatives, Confusion::rejected),
    /** P(decision = label). */
    ACCURACY(counts -> counts.truePositives() + counts.trueNegatives(), Confusion::total),
    /** P(decision ≠ label): zero-one loss. */
    ERROR_RATE(counts -> counts.falsePositives() + counts.falseNegatives(), Confusion::total);

    private final ToDoubleFunction<Confusion> numerator;
    private final ToDoubleFunction<Confusion> denominator;

    Rate(ToDoubleFunction<Confusion> numerator, ToDoubleFunction<Confusion> denominator) {
        this.numerator = numerator;
        this.denominator = denominator;
    }

    /** {@return what is counted} */
    public double numerator(Confusion counts) {
        return numerator.applyAsDouble(counts);
    }

    /** {@return what it is counted upon} */
    public double denominator(Confusion counts) {
        return denominator.applyAsDouble(counts);
    }

    /** {@return the name in component ids: {@code true-positive-rate}} */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** {@return the name in results: {@code truePositiveRate}} */
    public String figure() {
        StringBuilder camel = new StringBuilder();
        for (String word : name().toLowerCase(Locale.ROOT).split("_", -1)) {
            camel.append(camel.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
        }
        return camel.toString();
    }

    /** {@return the name in sentences: {@code true positive rate}} */
    public String words() {
        return id().replace('-', ' ');
    }
}
