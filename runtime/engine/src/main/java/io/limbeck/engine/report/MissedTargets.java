package io.limbeck.engine.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Models of which a loss term's target was not met. The trainer leaves three facts for each driven weight: {@code ID weight},
 * {@code ID measure} and {@code ID excess}.
 */
final class MissedTargets {

    private static final String EXCESS = " excess";

    private MissedTargets() {}

    /** {@return a sentence for each, in the order of the models} */
    static List<String> of(RunRecord run) {
        List<String> sentences = new ArrayList<>();
        for (VariantRecord variant : run.variants()) {
            String where = run.variants().size() == 1 ? "" : " (" + variant.label() + ")";
            for (ModelRecord model : variant.models()) {
                Set<String> names = new LinkedHashSet<>();
                model.repetitions().forEach(one -> one.facts().keySet().stream()
                        .filter(name -> name.endsWith(EXCESS))
                        .forEach(names::add));
                for (String name : names) {
                    String term = name.substring(0, name.length() - EXCESS.length());
                    sentence(model, term)
                            .ifPresent(said -> sentences.add(MetricNames.capital(model.title()) + where + said));
                }
            }
        }
        return sentences;
    }

    private static Optional<String> sentence(ModelRecord model, String term) {
        List<RepetitionRecord> missed = model.repetitions().stream()
                .filter(one -> fact(one, term + EXCESS) > 0)
                .toList();
        if (missed.isEmpty()) {
            return Optional.empty();
        }
        double measure = mean(missed, term + " measure");
        double excess = mean(missed, term + EXCESS);
        int all = model.repetitions().size();
        return Optional.of(String.format(
                Locale.ROOT,
                ": the target of '%s' was not met%s: on the validation rows it ended at %.4f, %.4f above the wanted %s, with a weight of %s.",
                term,
                all == 1 ? "" : " in " + missed.size() + " of " + all + " repetitions",
                measure,
                excess,
                plain(measure - excess),
                plain(mean(missed, term + " weight"))));
    }

    private static String plain(double value) {
        return Double.isFinite(value)
                ? new BigDecimal(value)
                        .round(new MathContext(4))
                        .stripTrailingZeros()
                        .toPlainString()
                : String.valueOf(value);
    }

    private static double mean(List<RepetitionRecord> repetitions, String name) {
        return repetitions.stream()
                .mapToDouble(one -> fact(one, name))
                .average()
                .orElse(Double.NaN);
    }

    private static double fact(RepetitionRecord repetition, String name) {
        return repetition.facts().getOrDefault(name, 0.0);
    }
}
