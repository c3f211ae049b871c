package io.limbeck.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.limbeck.engine.experiment.BoundExperiment;
import io.limbeck.engine.store.ContentStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against an oracle that recomputes everything: what is stored is reused, and stale work never is. */
class ReusePropertyTest {

    private static final int EDITS = 2_200;
    private static final int PATIENCE_BEFORE_RESTART = 40;

    @TempDir
    private Path folder;

    private final Random random = new Random(20_26);
    private final RandomEdits edits = new RandomEdits(random);
    private final Set<String> done = new HashSet<>();
    private final Map<String, String> keyOfText = new HashMap<>();
    private final Map<String, String> textOfKey = new HashMap<>();

    @Test
    void afterAnyEditExactlyThatIsReusedWhoseWholeContentWasSeenBefore() {
        ContentStore store = new ContentStore(folder);
        List<Sketch> past = new ArrayList<>(List.of(Sketch.rich()));
        Sketch sketch = Sketch.rich();
        Map<Action, Integer> met = new HashMap<>();
        for (int edit = 0; edit < EDITS; edit++) {
            // Going back to an earlier document is what makes old results welcome again.
            sketch = (random.nextInt(5) == 0 ? past.get(random.nextInt(past.size())) : sketch).copy();
            edits.edit(sketch);
            past.add(sketch);
            if (edit % PATIENCE_BEFORE_RESTART == 0) {
                store = new ContentStore(folder);
            }
            List<BoundVariant> variants = variants(sketch);
            Plan plan = new Planner(sketch.code(), sketch.fingerprints(), store).plan(variants);
            for (Step step : plan.steps()) {
                String content = checkKey(sketch, variants, step);
                if (step.kind() != StepKind.DATA) {
                    met.merge(step.action(), 1, Integer::sum);
                    assertThat(step.action())
                            .as("%s after edit %d, because %s", step.title(), edit, step.why())
                            .isEqualTo(done.contains(content) ? Action.REUSE : Action.RUN);
                }
            }
            checkOrder(plan);
            if (random.nextInt(8) == 0) {
                execute(plan, sketch, variants, store);
            }
        }
        assertThat(met.get(Action.REUSE)).isGreaterThan(EDITS);
        assertThat(met.get(Action.RUN)).isGreaterThan(EDITS);
    }

    /** Now and then a sweep: the same document with another number of epochs in it. */
    private List<BoundVariant> variants(Sketch sketch) {
        List<BoundVariant> variants = new ArrayList<>(List.of(new BoundVariant(0, "", sketch.withTwins())));
        if (random.nextInt(4) == 0) {
            Sketch other = sketch.copy();
            edits.edit(other);
            other.files = sketch.files;
            variants.add(new BoundVariant(1, "edited", other.withTwins()));
        }
        return variants;
    }

    /**
     * The key of a step is as good as the whole content of every one of its users, and the other way round.
     *
     * @return that content
     */
    private String checkKey(Sketch sketch, List<BoundVariant> variants, Step step) {
        String last = "";
        for (Step.Use use : step.uses()) {
            String text = text(sketch, variants, step, use);
            assertThat(keyOfText.computeIfAbsent(text, none -> step.key()))
                    .as(step.title())
                    .isEqualTo(step.key());
            assertThat(textOfKey.computeIfAbsent(step.key(), none -> text))
                    .as(step.title())
                    .isEqualTo(text);
            last = text;
        }
        return last;
    }

    private static void checkOrder(Plan plan) {
        Set<String> before = new HashSet<>();
        for (Step step : plan.steps()) {
            assertThat(before).containsAll(step.dependsOn());
            assertThat(before.add(step.id())).as("one step per content").isTrue();
            if (step.kind() == StepKind.DATA) {
                boolean needed = plan.steps().stream()
                        .anyMatch(other -> other.action() == Action.RUN
                                && other.dependsOn().contains(step.id()));
                assertThat(step.action()).isEqualTo(needed ? Action.RUN : Action.REUSE);
            }
        }
    }

    private void execute(Plan plan, Sketch sketch, List<BoundVariant> variants, ContentStore store) {
        for (Step step : plan.steps()) {
            // A run that breaks off leaves some of its work undone.
            if (step.action() == Action.RUN && step.kind() != StepKind.DATA && random.nextInt(8) > 0) {
                store.put(
                        step.key(),
                        step.ingredients().in("run"),
                        Duration.ofSeconds(1),
                        place -> Files.writeString(place.resolve("result"), step.title()));
                done.add(text(sketch, variants, step, step.uses().get(0)));
            }
        }
    }

    private static String text(Sketch sketch, List<BoundVariant> variants, Step step, Step.Use use) {
        BoundExperiment experiment = variants.get(use.variant()).experiment();
        return step.kind() + " " + new NaiveOracle(sketch, experiment, use.repetition()).of(step.kind(), use.place());
    }
}
