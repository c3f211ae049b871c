package io.limbeck.plugins.federation.round;

import io.limbeck.spi.federation.AggregationStrategy;
import io.limbeck.spi.federation.Availability.Presence;
import io.limbeck.spi.federation.ClientUpdate;
import io.limbeck.spi.federation.LocalRule;
import io.limbeck.spi.federation.Round;
import io.limbeck.spi.federation.ServerState;
import io.limbeck.spi.federation.UpdateFilter;
import io.limbeck.spi.federation.UpdateFilter.Filtered;
import io.limbeck.spi.tensorflow.local.LocalResult;
import io.limbeck.spi.tensorflow.local.LocalTask;
import io.limbeck.spi.tensorflow.local.Replicas;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Performs rounds. Where every filter looks at one update alone, an update is aggregated as soon as it is there and let go;
 * otherwise those of the round are collected first.
 */
final class RoundWork {

    private final Federated.Members members;
    private final Replicas replicas;
    private final int[][] parts;
    private final Standing standing;
    private final LocalRule rule;
    private final boolean streams;
    private final ServerStep.Work after;

    RoundWork(Federated.Members members, Replicas replicas, int[][] parts, Standing standing, ServerStep.Work after) {
        this.after = after;
        this.members = members;
        this.replicas = replicas;
        this.parts = parts;
        this.standing = standing;
        this.rule = members.strategy().local();
        this.streams = members.filters().stream().allMatch(UpdateFilter::alone);
    }

    /** A client at work in this round. */
    private record Worker(int client, Presence presence, long steps) {}

    /** Performs a round and {@return its figures}. */
    Map<String, Double> perform(Round round, Cohort cohort) {
        ServerState server = standing.server;
        float[] sent = Vectors.floats(server.weights());
        List<Worker> workers = workers(round, cohort);
        AggregationStrategy.Aggregation aggregation = members.strategy().aggregation(server, round);
        List<ClientUpdate> collected = new ArrayList<>();
        Tally tally = new Tally();
        replicas.train(workers.size(), number -> task(workers.get(number), server, sent, round), (number, result) -> {
            Worker worker = workers.get(number);
            ClientUpdate update = update(worker, server, sent, result, round);
            tally.objective(result.during(), update.rows());
            if (worker.presence().late() > 0) {
                standing.late.add(
                        new Standing.Late(round.number() + worker.presence().late(), update));
            } else {
                arrive(update, round, aggregation, collected, tally);
            }
        });
        for (ClientUpdate late : arrived(round)) {
            arrive(late, round, aggregation, collected, tally);
        }
        if (!streams) {
            collected.sort(Comparator.comparingInt(ClientUpdate::client).thenComparing(ClientUpdate::staleness));
            filtered(collected, round).forEach(aggregation::add);
        }
        if (cohort.suffices(tally.updates)) {
            ServerState made = aggregation.result();
            standing.server = new ServerState(after.after(made.weights(), sent, tally.kept, round), made.memory());
        }
        standing.round++;
        standing.ledger.down += (long) cohort.size() * rule.vectorsDown() * server.weights().length * Float.BYTES;
        return figures(tally);
    }

    private List<Worker> workers(Round round, Cohort cohort) {
        List<Worker> workers = new ArrayList<>();
        for (int client : cohort.sample(round.random().child("cohort"), parts)) {
            Presence presence = members.availability().presence(client, round);
            if (presence.work() > 0) {
                long whole = replicas.steps(parts[client].length);
                workers.add(new Worker(client, presence, Math.max(1, Math.round(presence.work() * whole))));
            }
        }
        return workers;
    }

    private LocalTask task(Worker worker, ServerState server, float[] sent, Round round) {
        float[] shift =
                rule.shifts() ? Vectors.floats(rule.shift(server, memory(worker.client(), server))) : new float[0];
        return new LocalTask(
                parts[worker.client()],
                sent,
                shift,
                worker.steps(),
                round.number(),
                round.rounds(),
                round.random().child("client").child(worker.client()),
                rule.tellsLoss());
    }

    private double[] memory(int client, ServerState server) {
        double[] known = standing.clients.get(client);
        return known != null ? known : rule.remembers() ? new double[server.weights().length] : new double[0];
    }

    private ClientUpdate update(Worker worker, ServerState server, float[] sent, LocalResult result, Round round) {
        int client = worker.client();
        double[] change = Vectors.change(result.weights(), sent);
        ClientUpdate plain = new ClientUpdate(
                client,
                parts[client].length,
                worker.steps(),
                change,
                new double[0],
                result.before(),
                worker.presence().late());
        if (!rule.remembers()) {
            return plain;
        }
        double[] before = memory(client, server);
        double[] after = rule.remembered(server, before, plain, round);
        standing.clients.put(client, after);
        return new ClientUpdate(
                client,
                plain.rows(),
                plain.steps(),
                change,
                rule.tellsMemory() ? Vectors.difference(after, before) : new double[0],
                plain.loss(),
                plain.staleness());
    }

    private void arrive(
            ClientUpdate update,
            Round round,
            AggregationStrategy.Aggregation aggregation,
            List<ClientUpdate> collected,
            Tally tally) {
        tally.updates++;
        if (members.step().isPresent()) {
            tally.kept.add(update);
        }
        standing.ledger.up += bytes(update);
        if (streams) {
            filtered(List.of(update), round).forEach(aggregation::add);
        } else {
            collected.add(update);
        }
    }

    private long bytes(ClientUpdate update) {
        long vector = (long) update.change().length * Float.BYTES;
        for (UpdateFilter filter : members.filters()) {
            vector = filter.bytes(vector, update.change().length);
        }
        vector = rule.bytesUp(vector, update.change().length);
        return vector + (long) update.memoryChange().length * Float.BYTES + (rule.tellsLoss() ? Float.BYTES : 0);
    }

    private List<ClientUpdate> filtered(List<ClientUpdate> updates, Round round) {
        List<ClientUpdate> present = updates;
        for (int i = 0; i < members.filters().size(); i++) {
            Filtered filtered = members.filters().get(i).apply(present, standing.filters.get(i), round);
            present = filtered.updates();
            standing.filters.set(i, filtered.memory());
        }
        return present;
    }

    private List<ClientUpdate> arrived(Round round) {
        List<ClientUpdate> arrived = standing.late.stream()
                .filter(late -> late.arrives() <= round.number())
                .map(Standing.Late::update)
                .toList();
        standing.late.removeIf(late -> late.arrives() <= round.number());
        return arrived;
    }

    private Map<String, Double> figures(Tally tally) {
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put("round", (double) standing.round);
        figures.put("clients", (double) tally.updates);
        if (tally.rows > 0) {
            figures.put("objective", tally.objective / tally.rows);
        }
        figures.put("bytesDown", (double) standing.ledger.down);
        figures.put("bytesUp", (double) standing.ledger.up);
        return figures;
    }

    /** Sums of a round. */
    private static final class Tally {

        private int updates;
        private final List<ClientUpdate> kept = new ArrayList<>();
        private double objective;
        private double rows;

        void objective(double during, long count) {
            if (!Double.isNaN(during)) {
                objective += during * count;
                rows += count;
            }
        }
    }
}
