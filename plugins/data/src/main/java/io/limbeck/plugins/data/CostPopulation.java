package io.limbeck.plugins.data;

import io.limbeck.spi.RandomSource;

/**
 * The structural equations of yearly costs of treatment, whose noise is known. Patient i draws each variable from a
 * source of that variable's own, at counter i. With u = 1 for a member of group B, uniform a and s, standard normal ε:
 *
 * <pre>
 * age = 20 + 60 a,   severity = s,   visits = 1 + floor(9 v)   with uniform v
 * μ = 4 + 0.08 (age − 20) + 3 sin(2π s) + 0.4 visits + meanGap · u          expected cost, in thousands
 * σ = noise · (0.5 + 1.5 s) · (noiseRatio if u = 1, else 1)                  what nothing here explains
 * cost = μ + σ ε
 * </pre>
 *
 * <p>The clinic is drawn from {north, east} for A and {south, west} for B with probability proxyStrength, and from all four
 * otherwise; it does not act on the cost by itself. The least mean squared error that any model can have is the mean of σ²,
 * and N(μ, σ²) has the best likelihood.
 */
final class CostPopulation {

    /** A patient: codes into the names of {@link SimulatedCostsSource}, and what nobody else is told: μ and σ. */
    record Patient(
            int group,
            int clinic,
            double age,
            double severity,
            double visits,
            double mean,
            double noise,
            double cost) {}

    private final SimulatedCostsSource.Settings settings;
    private final RandomSource root;

    CostPopulation(SimulatedCostsSource.Settings settings) {
        this.settings = settings;
        this.root = new RandomSource(settings.population()).child("simulated-costs");
    }

    Patient patient(int row) {
        int group = uniform("group", row) < settings.groupShare() ? 1 : 0;
        double age = 20 + 60 * uniform("age", row);
        double severity = uniform("severity", row);
        double visits = 1 + Math.floor(9 * uniform("visits", row));
        double place = uniform("clinic", row);
        int clinic = uniform("segregation", row) < settings.proxyStrength()
                ? 2 * group + (int) (2 * place)
                : (int) (4 * place);
        double mean = 4
                + 0.08 * (age - 20)
                + 3 * StrictMath.sin(2 * Math.PI * severity)
                + 0.4 * visits
                + settings.meanGap() * group;
        double noise = settings.noise() * (0.5 + 1.5 * severity) * (group == 1 ? settings.noiseRatio() : 1);
        double cost = mean + noise * root.child("cost").normal(row);
        return new Patient(group, clinic, age, severity, visits, mean, noise, cost);
    }

    private double uniform(String variable, int row) {
        return root.child(variable).uniform(row);
    }
}
