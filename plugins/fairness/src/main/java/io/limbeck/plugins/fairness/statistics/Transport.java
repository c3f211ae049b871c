package io.limbeck.plugins.fairness.statistics;

import java.util.Arrays;

/**
 * Earth mover distance: the least cost of moving one distribution onto another. Both are scaled to a sum of 1.
 *
 * <p>Solved as a minimum-cost flow by successive shortest paths [1]; each path is found by Bellman and Ford on the
 * bipartite residual graph. Meant for tens of bins, not for thousands of rows: between scores of rows
 * {@link ScoreStatistics#areaBetweenCumulativeDistributions} gives the same in one pass.
 *
 * <p>[1] Ahuja, Magnanti, Orlin: Network Flows, 1993, section 9.7.
 */
public final class Transport {

    private static final double NOTHING = 1e-14;

    private final double[][] cost;
    private final double[] supply;
    private final double[] demand;
    private final double[][] flow;

    private Transport(double[] from, double[] to, double[][] cost) {
        this.cost = cost;
        this.supply = scaled(from);
        this.demand = scaled(to);
        this.flow = new double[from.length][to.length];
    }

    /**
     * {@return the earth mover distance}
     *
     * @param from weights of the sources
     * @param to weights of the targets
     * @param cost {@code [source][target]}, the cost of moving one unit
     */
    public static double earthMoverDistance(double[] from, double[] to, double[][] cost) {
        Transport transport = new Transport(from, to, cost);
        while (transport.augment()) {
            // each call moves as much as fits along the cheapest way left
        }
        double total = 0;
        for (int i = 0; i < from.length; i++) {
            for (int j = 0; j < to.length; j++) {
                total += transport.flow[i][j] * cost[i][j];
            }
        }
        return total;
    }

    private boolean augment() {
        double[] reachSource = new double[supply.length];
        double[] reachTarget = new double[demand.length];
        int[] sourceOf = new int[demand.length];
        int[] targetOf = new int[supply.length];
        Arrays.fill(reachTarget, Double.POSITIVE_INFINITY);
        Arrays.fill(targetOf, -1);
        for (int i = 0; i < supply.length; i++) {
            reachSource[i] = supply[i] > NOTHING ? 0 : Double.POSITIVE_INFINITY;
        }
        relax(reachSource, reachTarget, sourceOf, targetOf);
        int end = -1;
        for (int j = 0; j < demand.length; j++) {
            if (demand[j] > NOTHING && reachTarget[j] < (end < 0 ? Double.POSITIVE_INFINITY : reachTarget[end])) {
                end = j;
            }
        }
        if (end < 0) {
            return false;
        }
        move(end, sourceOf, targetOf);
        return true;
    }

    private void relax(double[] reachSource, double[] reachTarget, int[] sourceOf, int[] targetOf) {
        boolean changed = true;
        while (changed) {
            changed = false;
            for (int i = 0; i < supply.length; i++) {
                for (int j = 0; j < demand.length; j++) {
                    if (reachSource[i] + cost[i][j] < reachTarget[j] - 1e-12) {
                        reachTarget[j] = reachSource[i] + cost[i][j];
                        sourceOf[j] = i;
                        changed = true;
                    }
                    if (flow[i][j] > NOTHING && reachTarget[j] - cost[i][j] < reachSource[i] - 1e-12) {
                        reachSource[i] = reachTarget[j] - cost[i][j];
                        targetOf[i] = j;
                        changed = true;
                    }
                }
            }
        }
    }

    private void move(int end, int[] sourceOf, int[] targetOf) {
        double amount = demand[end];
        int start = sourceOf[end];
        for (int j = targetOf[start]; j >= 0; j = targetOf[start]) {
            amount = Math.min(amount, flow[start][j]);
            start = sourceOf[j];
        }
        amount = Math.min(amount, supply[start]);
        supply[start] -= amount;
        demand[end] -= amount;
        int target = end;
        while (true) {
            int source = sourceOf[target];
            flow[source][target] += amount;
            target = targetOf[source];
            if (target < 0) {
                return;
            }
            flow[source][target] -= amount;
        }
    }

    private static double[] scaled(double[] weights) {
        double sum = Arrays.stream(weights).sum();
        return Arrays.stream(weights).map(weight -> weight / sum).toArray();
    }
}
