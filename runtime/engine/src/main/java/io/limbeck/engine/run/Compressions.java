package io.limbeck.engine.run;

import io.limbeck.engine.experiment.BoundExperiment;
import io.limbeck.engine.experiment.BoundExperiment.BoundNode;
import io.limbeck.engine.plan.BoundVariant;
import io.limbeck.engine.report.ChangedAnswers;
import io.limbeck.engine.report.Exemplars;
import io.limbeck.engine.report.WhoPaid;
import io.limbeck.spi.data.Split;
import io.limbeck.spi.data.Table;
import io.limbeck.spi.metric.Predictions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The models of a variant that were made small, each against the model it was made from and, where that one is small
 * already, against the last that is not.
 *
 * @param bench what the run works with
 * @param variant the variant
 */
record Compressions(Bench bench, BoundVariant variant) {

    private static final String PORT = "compress";

    List<WhoPaid> paid() {
        BoundExperiment experiment = variant.experiment();
        List<Shown> all = Shown.of(experiment);
        List<WhoPaid> paid = new ArrayList<>();
        for (Shown small : all) {
            if (isSmall(small) && !small.before().isEmpty()) {
                paid.add(paid(small.place(), small.before()));
                lastWhole(all, small)
                        .filter(whole -> !whole.equals(small.before()))
                        .ifPresent(whole -> paid.add(paid(small.place(), whole)));
            }
        }
        return paid;
    }

    private boolean isSmall(Shown shown) {
        BoundNode node = variant.experiment().nodes().get(shown.place());
        return node != null && !node.inputs().getOrDefault(PORT, List.of()).isEmpty();
    }

    /** Chains have no circles: a model cannot be made before itself. */
    private Optional<String> lastWhole(List<Shown> all, Shown small) {
        Optional<Shown> before = Optional.of(small);
        while (before.filter(this::isSmall).isPresent()) {
            String place = before.get().before();
            before = all.stream().filter(one -> one.place().equals(place)).findFirst();
        }
        return before.map(Shown::place);
    }

    private WhoPaid paid(String small, String against) {
        List<List<ChangedAnswers>> repetitions = new ArrayList<>();
        List<Exemplars.Ballot> ballots = new ArrayList<>();
        for (int r = 0; r < variant.experiment().repeat(); r++) {
            Table rows = bench.prepared(variant.index(), r, small).rows(Split.TEST);
            int[] before = decisions(rows, r, against);
            int[] after = decisions(rows, r, small);
            repetitions.add(ChangedAnswers.of(before, after, rows.labels(), rows.sensitive(), rows.classes()));
            ballots.add(
                    new Exemplars.Ballot(rows.ids(), before, after, rows.labels(), rows.sensitive(), rows.classes()));
        }
        return new WhoPaid(small, against, repetitions, Exemplars.of(ballots));
    }

    private int[] decisions(Table rows, int repetition, String place) {
        return new Predictions(
                        bench.model(variant.index(), repetition, place)
                                .on(Split.TEST)
                                .probabilities(),
                        rows.labels(),
                        new double[rows.rows()],
                        rows.classes(),
                        rows.favourable(),
                        rows.sensitive(),
                        Optional.empty(),
                        rows.sequences())
                .decisions();
    }
}
