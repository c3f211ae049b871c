package io.limbeck.plugins.federation.round;

import io.limbeck.spi.federation.ClientUpdate;
import io.limbeck.spi.federation.ServerState;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Everything that lasts from one round to the next; with it a federation that was killed goes on. */
final class Standing {

    /** An update on its way. */
    record Late(int arrives, ClientUpdate update) {}

    /** Rounds done. */
    int round;
    /** What the server knows. */
    ServerState server;
    /** What each filter remembers, in order. */
    final List<Map<String, double[]>> filters = new ArrayList<>();
    /** What clients remember, by number. */
    final Map<Integer, double[]> clients = new ConcurrentHashMap<>();
    /** Updates that have not arrived. */
    final List<Late> late = new ArrayList<>();
    /** Past global weights, the latest last, where clients are taught by them. */
    final List<double[]> past = new ArrayList<>();
    /** What there was to see. */
    final History history;
    /** Bytes sent so far, down and up. */
    final Ledger ledger = new Ledger();
    /** Weights of the best judgement, for early stopping. */
    Optional<double[]> best = Optional.empty();
    /** The best figure so far; less is better. */
    double bestFigure = Double.POSITIVE_INFINITY;
    /** Judgements since the best. */
    int sinceBest;
    /** Whether the federation is over before its time. */
    boolean stopped;

    Standing(ServerState server, int filters, History history) {
        this.server = server;
        this.history = history;
        for (int i = 0; i < filters; i++) {
            this.filters.add(new LinkedHashMap<>());
        }
    }
}
