package io.limbeck.plugins.federation.round;

import io.limbeck.spi.InvalidInputException;
import io.limbeck.spi.Problem;
import io.limbeck.spi.RandomSource;
import io.limbeck.spi.data.Split;
import io.limbeck.spi.data.Table;
import io.limbeck.spi.federation.ClientUpdate;
import io.limbeck.spi.federation.LocalRule;
import io.limbeck.spi.federation.Round;
import io.limbeck.spi.federation.UpdateFilter;
import io.limbeck.spi.model.Lesson;
import io.limbeck.spi.model.Teacher;
import io.limbeck.spi.tensorflow.Trainer;
import io.limbeck.spi.tensorflow.TrainingRecipe;
import io.limbeck.spi.tensorflow.local.Replicas;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A federation at work. What comes of it is a function of recipe, rows and seed, whatever the number of workers and however
 * often it was interrupted.
 */
final class Federation {

    private static final ServerStep.Work NO_STEP = new ServerStep.Work() {
        @Override
        public double[] after(double[] weights, float[] sent, List<ClientUpdate> updates, Round round) {
            return weights;
        }

        @Override
        public void close() {}
    };

    private final FederatedSettings settings;
    private final Federated.Members members;
    private final TrainingRecipe recipe;
    private final Trainer trainer;
    private final Lesson lesson;
    private final RandomSource random;
    private final int[][] parts;
    private final Lesson held;
    private final Optional<PublicRows> open;
    private final Optional<PastModels> past;
    private final Judgement judgement;
    private final Cohort cohort;

    Federation(
            FederatedSettings settings,
            Federated.Members members,
            TrainingRecipe recipe,
            boolean remembers,
            Trainer trainer,
            Lesson lesson) {
        this.settings = settings;
        this.members = members;
        this.recipe = recipe;
        this.trainer = trainer;
        this.lesson = lesson;
        this.random = lesson.random().child("federation");
        Table training = lesson.rows(Split.TRAIN);
        this.open = members.step()
                .map(step -> PublicRows.of(training, step.publicShare(), members.partitioner(), lesson.random()));
        this.parts = open.map(PublicRows::parts)
                .orElseGet(() -> Parts.of(members.partitioner(), training, Split.TRAIN, lesson.random()));
        Table validation = lesson.rows(Split.VALIDATION);
        this.judgement = new Judgement(
                validation, Parts.of(members.partitioner(), validation, Split.VALIDATION, lesson.random()));
        Table claimed = held(training);
        this.held = remembers ? HeldLesson.taughtLater(lesson, claimed) : new HeldLesson(lesson, claimed);
        this.past = remembers ? Optional.of(new PastModels(settings.globalModels(), claimed)) : Optional.empty();
        this.cohort = Cohort.of(parts, settings.fraction(), settings.minimum(), settings.quorum());
    }

    private Table held(Table training) {
        Table rows = training;
        for (UpdateFilter filter : members.filters()) {
            rows = filter.held(rows, parts, random.child("held"));
        }
        return rows;
    }

    Teacher run() {
        if (cohort.candidates().length == 0) {
            throw new InvalidInputException(Problem.error(
                    Federated.CLIENTS, "no client has a training row", "let the partitioner make fewer clients"));
        }
        boolean judges = settings.judgeEvery() > 0 && judgement.isPossible();
        if (!judges && (settings.stopping().isPresent() || settings.target().isPresent())) {
            throw new InvalidInputException(Problem.error(
                    settings.stopping().isPresent() ? "stopping" : "target",
                    "watches the validation split, which is empty",
                    "give it a share in data.split"));
        }
        LocalRule rule = members.strategy().local();
        try (Replicas replicas = trainer.replicas(recipe, held, rule.proximal(), rule.shifts());
                ServerStep.Work after = after()) {
            StandingFile file = new StandingFile(lesson.checkpoints());
            Standing standing = file.read(members.filters().size()).orElseGet(() -> first(replicas));
            RoundWork work = new RoundWork(members, replicas, parts, standing, after);
            while (standing.round < settings.rounds() && !standing.stopped) {
                past.ifPresent(models -> models.teach(standing, replicas));
                Map<String, Double> figures = new LinkedHashMap<>(work.perform(round(standing.round), cohort));
                if (judges && isJudged(standing.round)) {
                    judge(replicas, standing, figures);
                }
                standing.history.add(figures);
                lesson.progress().report(standing.round, settings.rounds(), figures);
                if (standing.round < settings.rounds() && !standing.stopped) {
                    file.writeIfDue(standing);
                }
            }
            double[] weights = standing.best.orElseGet(() -> members.strategy().model(standing.server));
            requireFinite(weights);
            Teacher model = replicas.finished(Vectors.floats(weights), facts(standing));
            return new FederatedModel(model, standing.history, members.partitioner(), lesson.random());
        }
    }

    /** The strategy's weights as they are, unless there is a step. */
    private ServerStep.Work after() {
        return members.step()
                .flatMap(step -> open.map(rows -> step.prepare(recipe, HeldLesson.taughtLater(lesson, rows.open()))))
                .orElse(NO_STEP);
    }

    private Standing first(Replicas replicas) {
        return new Standing(
                members.strategy().begin(Vectors.doubles(replicas.initial()), parts.length),
                members.filters().size(),
                new History());
    }

    private Round round(int number) {
        double rate = recipe.optimizer().learningRate().at(number, settings.rounds(), number);
        return new Round(
                number,
                settings.rounds(),
                parts.length,
                rate,
                random.child("round").child(number));
    }

    private boolean isJudged(int done) {
        return done % settings.judgeEvery() == 0 || done == settings.rounds();
    }

    private void judge(Replicas replicas, Standing standing, Map<String, Double> figures) {
        double[] weights = members.strategy().model(standing.server);
        Map<String, Double> found = judgement.figures(
                replicas.outputs(Vectors.floats(weights), lesson.rows(Split.VALIDATION)),
                random.child("group counts").child(standing.round));
        figures.putAll(found);
        double accuracy = found.getOrDefault("accuracy", Double.NaN);
        settings.target()
                .filter(target -> target.stop() && accuracy >= target.accuracy())
                .ifPresent(reached -> {
                    standing.stopped = true;
                });
        settings.stopping().ifPresent(rule -> {
            double figure =
                    switch (rule.watch()) {
                        case LOSS -> found.getOrDefault("loss", Double.NaN);
                        case ACCURACY -> -accuracy;
                    };
            if (figure < standing.bestFigure) {
                standing.bestFigure = figure;
                standing.best = Optional.of(weights.clone());
                standing.sinceBest = 0;
            } else if (++standing.sinceBest >= rule.patience()) {
                standing.stopped = true;
            }
        });
    }

    private Map<String, Double> facts(Standing standing) {
        Map<String, Double> facts = new LinkedHashMap<>();
        facts.put("clients", (double) cohort.candidates().length);
        facts.put("clientsPerRound", (double) cohort.size());
        facts.put("rounds", (double) standing.round);
        facts.put("bytesDown", (double) standing.ledger.down);
        facts.put("bytesUp", (double) standing.ledger.up);
        settings.target()
                .ifPresent(target -> facts.put("roundsToTarget", standing.history.roundsTo(target.accuracy())));
        double share = (double) cohort.size() / cohort.candidates().length;
        for (int i = 0; i < members.filters().size(); i++) {
            facts.putAll(members.filters().get(i).facts(standing.filters.get(i), standing.round, share));
        }
        facts.values().removeIf(value -> value.isNaN());
        return facts;
    }

    private static void requireFinite(double[] weights) {
        if (!Arrays.stream(weights).allMatch(Double::isFinite)) {
            throw new InvalidInputException(Problem.error(
                    "train",
                    "the global weights are no longer finite numbers: some client diverged",
                    "give the clients' optimizer a lower learningRate, or 'train.clipNorm: 1'"));
        }
    }
}
