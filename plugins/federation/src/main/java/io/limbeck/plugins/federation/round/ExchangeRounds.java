package io.limbeck.plugins.federation.round;

import io.limbeck.spi.InvalidInputException;
import io.limbeck.spi.Problem;
import io.limbeck.spi.RandomSource;
import io.limbeck.spi.data.Split;
import io.limbeck.spi.data.Table;
import io.limbeck.spi.federation.Availability.Presence;
import io.limbeck.spi.federation.Consensus;
import io.limbeck.spi.federation.Round;
import io.limbeck.spi.federation.ServerState;
import io.limbeck.spi.model.Lesson;
import io.limbeck.spi.model.ModelOutputs;
import io.limbeck.spi.model.Teacher;
import io.limbeck.spi.tensorflow.Trainer;
import io.limbeck.spi.tensorflow.local.LocalTask;
import io.limbeck.spi.tensorflow.local.Replicas;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Rounds in which predictions are exchanged. A client's weights are what it remembers; they never leave it. */
final class ExchangeRounds {

    private final ExchangeSettings settings;
    private final Exchange.Parties parties;
    private final Trainer trainer;
    private final Lesson lesson;
    private final RandomSource random;
    private final PublicRows rows;
    private final Table validation;
    private final Judgement judgement;
    private final Cohort cohort;

    ExchangeRounds(ExchangeSettings settings, Exchange.Parties parties, Trainer trainer, Lesson lesson) {
        this.settings = settings;
        this.parties = parties;
        this.trainer = trainer;
        this.lesson = lesson;
        this.random = lesson.random().child("federation");
        this.rows =
                PublicRows.of(lesson.rows(Split.TRAIN), settings.publicShare(), parties.partitioner(), lesson.random());
        this.validation = lesson.rows(Split.VALIDATION);
        this.judgement = new Judgement(
                validation, Parts.of(parties.partitioner(), validation, Split.VALIDATION, lesson.random()));
        this.cohort = Cohort.of(rows.parts(), settings.fraction(), settings.minimum());
    }

    Teacher run() {
        if (cohort.candidates().length == 0) {
            throw new InvalidInputException(Problem.error(
                    Federated.CLIENTS,
                    "no client has a training row beside the public ones",
                    "let the partitioner make fewer clients, or lower publicShare"));
        }
        Lesson open = HeldLesson.taughtLater(lesson, rows.open());
        List<Kin> kins = new ArrayList<>();
        try (Replicas server = trainer.replicas(parties.server(), open, 0, false)) {
            for (int i = 0; i < parties.own().size(); i++) {
                kins.add(Kin.of(parties.own().get(i), parties.digest().get(i), trainer, lesson, open));
            }
            StandingFile file = new StandingFile(lesson.checkpoints());
            Standing standing = file.read(0)
                    .orElseGet(
                            () -> new Standing(new ServerState(Vectors.doubles(server.initial())), 0, new History()));
            while (standing.round < settings.rounds()) {
                Map<String, Double> figures = perform(standing, kins, server);
                standing.history.add(figures);
                lesson.progress().report(standing.round, settings.rounds(), figures);
                if (standing.round < settings.rounds()) {
                    file.writeIfDue(standing);
                }
            }
            Teacher model = server.finished(Vectors.floats(standing.server.weights()), facts(standing));
            return new FederatedModel(model, standing.history, parties.partitioner(), lesson.random());
        } finally {
            kins.forEach(Kin::close);
        }
    }

    private Kin kin(List<Kin> kins, int client) {
        return kins.get(client % kins.size());
    }

    private float[] weights(Standing standing, Kin kin, int client) {
        double[] known = standing.clients.get(client);
        return known == null ? kin.own().initial() : Vectors.floats(known);
    }

    private Map<String, Double> perform(Standing standing, List<Kin> kins, Replicas server) {
        Round round = new Round(
                standing.round,
                settings.rounds(),
                rows.parts().length,
                parties.server().optimizer().learningRate().at(standing.round, settings.rounds(), standing.round),
                random.child("round").child(standing.round));
        int[] present = Arrays.stream(cohort.sample(round.random().child("cohort"), rows.parts()))
                .filter(client ->
                        !parties.availability().presence(client, round).equals(Presence.ABSENT))
                .toArray();
        for (Kin kin : kins) {
            train(standing, kin.own(), of(kins, kin, present), round, "own");
        }
        List<Consensus.Answer> answers = new ArrayList<>();
        for (int client : IntStream.of(present).sorted().toArray()) {
            Kin kin = kin(kins, client);
            ModelOutputs said = kin.digest().outputs(weights(standing, kin, client), rows.open());
            answers.add(new Consensus.Answer(
                    client, rows.parts()[client].length, parties.consensus().sent(said)));
        }
        if (!answers.isEmpty()) {
            ModelOutputs agreed = parties.consensus().agree(answers);
            for (Kin kin : kins) {
                kin.digest().teach(agreed);
                train(standing, kin.digest(), of(kins, kin, present), round, "digest");
            }
            server.teach(agreed);
            digest(standing, server, round);
            long bytes = parties.consensus().bytes(rows.open().rows(), agreed.classes());
            standing.ledger.up += bytes * answers.size();
            standing.ledger.down += bytes * answers.size();
        }
        standing.round++;
        return figures(standing, kins, server, answers.size());
    }

    private int[] of(List<Kin> kins, Kin kin, int[] clients) {
        return Arrays.stream(clients).filter(client -> kin(kins, client) == kin).toArray();
    }

    /** Trains clients of one architecture, on their own rows or on the public ones. */
    private void train(Standing standing, Replicas replicas, int[] clients, Round round, String phase) {
        boolean own = phase.equals("own");
        int[] open = IntStream.range(0, rows.open().rows()).toArray();
        float[][] begins = new float[clients.length][];
        for (int i = 0; i < clients.length; i++) {
            double[] known = standing.clients.get(clients[i]);
            begins[i] = known == null ? replicas.initial() : Vectors.floats(known);
        }
        replicas.train(
                clients.length,
                number -> {
                    int[] part = own ? rows.parts()[clients[number]] : open;
                    double work = parties.availability()
                            .presence(clients[number], round)
                            .work();
                    return task(
                            part,
                            begins[number],
                            Math.max(1, Math.round(work * replicas.steps(part.length))),
                            round,
                            round.random().child(phase).child(clients[number]));
                },
                (number, result) -> standing.clients.put(clients[number], Vectors.doubles(result.weights())));
    }

    private void digest(Standing standing, Replicas server, Round round) {
        int[] open = IntStream.range(0, rows.open().rows()).toArray();
        LocalTask task = task(
                open,
                Vectors.floats(standing.server.weights()),
                server.steps(open.length),
                round,
                round.random().child("server"));
        server.train(
                1,
                number -> task,
                (number, result) -> standing.server = new ServerState(Vectors.doubles(result.weights())));
    }

    private static LocalTask task(int[] part, float[] weights, long steps, Round round, RandomSource random) {
        return new LocalTask(part, weights, new float[0], steps, round.number(), round.rounds(), random, false);
    }

    private Map<String, Double> figures(Standing standing, List<Kin> kins, Replicas server, int answers) {
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put("round", (double) standing.round);
        figures.put("clients", (double) answers);
        figures.put("bytesDown", (double) standing.ledger.down);
        figures.put("bytesUp", (double) standing.ledger.up);
        boolean due = settings.judgeEvery() > 0
                && (standing.round % settings.judgeEvery() == 0 || standing.round == settings.rounds());
        if (due && judgement.isPossible()) {
            figures.putAll(judgement.figures(
                    server.outputs(Vectors.floats(standing.server.weights()), validation),
                    random.child("group counts").child(standing.round)));
            figures.put(
                    "clientsAccuracy",
                    standing.clients.keySet().stream()
                            .sorted()
                            .mapToDouble(client -> judgement.accuracy(kin(kins, client)
                                    .digest()
                                    .outputs(weights(standing, kin(kins, client), client), validation)))
                            .average()
                            .orElse(Double.NaN));
        }
        return figures;
    }

    private Map<String, Double> facts(Standing standing) {
        Map<String, Double> facts = new LinkedHashMap<>();
        facts.put("clients", (double) cohort.candidates().length);
        facts.put("clientsPerRound", (double) cohort.size());
        facts.put("rounds", (double) standing.round);
        facts.put("publicRows", (double) rows.open().rows());
        facts.put("bytesDown", (double) standing.ledger.down);
        facts.put("bytesUp", (double) standing.ledger.up);
        return facts;
    }
}
