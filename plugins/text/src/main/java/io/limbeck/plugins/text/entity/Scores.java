package io.limbeck.plugins.text.entity;

import io.limbeck.plugins.text.tag.Reading;
import io.limbeck.plugins.text.tag.Span;
import io.limbeck.plugins.text.tag.Tag;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/**
 * Scores of spans, by type: a span is found if one of its type with the same first and last token is predicted [1]. Types
 * are those of the true and of the predicted spans.
 *
 * <p>[1] Tjong Kim Sang, De Meulder: Introduction to the CoNLL-2003 Shared Task, 2003, section 2.4.
 *
 * @param byType the score of each type, by name
 */
record Scores(Map<String, Score> byType) {

    Scores {
        byType = Collections.unmodifiableMap(new TreeMap<>(byType));
    }

    /** Counts over sequences. */
    static final class Counter {
        private final Reading reading;
        private final Map<String, int[]> counts = new TreeMap<>();

        Counter(Reading reading) {
            this.reading = reading;
        }

        /** Adds a sequence. */
        void add(List<Tag> truth, List<Tag> prediction) {
            Set<Span> all = new HashSet<>();
            for (Span span : reading.spans(truth)) {
                of(span)[1]++;
                all.add(span);
            }
            for (Span span : reading.spans(prediction)) {
                of(span)[2]++;
                of(span)[0] += all.contains(span) ? 1 : 0;
            }
        }

        private int[] of(Span span) {
            return counts.computeIfAbsent(span.type(), type -> new int[3]);
        }

        Scores scores() {
            Map<String, Score> scores = new TreeMap<>();
            counts.forEach((type, count) -> scores.put(type, Score.of(count[0], count[1], count[2])));
            return new Scores(scores);
        }
    }

    /** {@return one score for all types}; NaN where there is no span, neither true nor predicted */
    Score average(Average average) {
        int support = byType.values().stream().mapToInt(Score::support).sum();
        int predicted = byType.values().stream().mapToInt(Score::predicted).sum();
        if (byType.isEmpty()) {
            return new Score(Double.NaN, Double.NaN, Double.NaN, 0, 0);
        }
        return switch (average) {
            case MICRO -> {
                double right = byType.values().stream()
                        .mapToDouble(score -> score.recall() * score.support())
                        .sum();
                yield Score.of((int) Math.round(right), support, predicted);
            }
            case MACRO ->
                new Score(
                        mean(Score::precision, false),
                        mean(Score::recall, false),
                        mean(Score::f1, false),
                        support,
                        predicted);
            case WEIGHTED ->
                new Score(
                        mean(Score::precision, true),
                        mean(Score::recall, true),
                        mean(Score::f1, true),
                        support,
                        predicted);
        };
    }

    private double mean(ToDoubleFunction<Score> figure, boolean weighted) {
        double sum = 0;
        double weights = 0;
        for (Score score : byType.values()) {
            double weight = weighted ? score.support() : 1;
            sum += weight * figure.applyAsDouble(score);
            weights += weight;
        }
        return weights == 0 ? 0 : sum / weights;
    }
}
