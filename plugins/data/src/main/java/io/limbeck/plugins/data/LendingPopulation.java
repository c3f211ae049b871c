package io.limbeck.plugins.data;

import static java.util.Objects.requireNonNull;

import io.limbeck.spi.RandomSource;
import java.util.EnumMap;
import java.util.Map;

/**
 * The structural equations of a lending population. Applicant i draws each of its variables from a source of that
 * variable's own, at counter i: two populations of one seed differ only by what their settings change, so that a row
 * with bias can be held against the same row without.
 *
 * <p>With u = 1 for a member of the disadvantaged group B, standard normal e, ε₁ … ε₅ and a standard logistic Λ:
 *
 * <pre>
 * x = 0.35 e + 0.2 [middle] + 0.1 [senior] − structuralBias · u + 0.4 ε₁         income = 30 exp(x)
 * D = 1 / (1 + exp(1 + 0.3 x + 0.6 ε₂))                                          debt, as a share of income
 * m = 0.3 x + 0.5 ε₃                                                            amount = 10 exp(m)
 * H = h(age band) exp(0.4 ε₄)                                                   years of credit history; h = 2, 8, 20
 * q = 3 (D − 0.27) + ε₅                                late if q > 0.8, none if q < −1.2, else clean payments
 * z = 0.8 + 1.4 x − 0.6 m − 2.5 (D − 0.27) − 0.9 [late] − 0.3 [none] + 0.25 ln(H / 8) − 0.4 [temporary work]
 * repays = z + noise · Λ &gt; 0,   so that P(repays | all else) = 1 / (1 + exp(−z / noise))
 * approved = repays, except that a member of B who repays is rejected with probability labelBias
 * </pre>
 *
 * <p>The quarter one lives in is drawn from {north, east} for A and {south, west} for B with probability proxyStrength,
 * and from all four otherwise; education follows e. Neither acts on z by itself.
 *
 * <p>What follows: without structuralBias, repaying is independent of the group. The selection rate of B is
 * (1 − labelBias) times its rate of repaying, so without structuralBias the gap between A and B is
 * labelBias · P(repays). The mean of ln(income) differs by exactly structuralBias.
 */
final class LendingPopulation {

    private static final double[] HISTORY = {2, 8, 20};
    private static final double[] OLDER_EARN_MORE = {0, 0.2, 0.1};

    /** Each with a source of chance of its own. */
    private enum Variable {
        GROUP,
        AGE_BAND,
        SCHOOLING,
        INCOME,
        DEBT,
        AMOUNT,
        YEARS,
        PAYMENTS,
        WORK,
        QUARTER,
        SEGREGATION,
        REPAYS,
        WITHHELD
    }

    private final SimulatedLendingSource.Settings settings;
    private final Map<Variable, RandomSource> sources = new EnumMap<>(Variable.class);

    /** Codes into the names that {@link SimulatedLendingSource} gives. */
    record Applicant(
            int group,
            int ageBand,
            int education,
            int quarter,
            int work,
            int payments,
            double income,
            double debt,
            double amount,
            double years,
            double repaymentProbability,
            boolean repays,
            boolean approved) {}

    LendingPopulation(SimulatedLendingSource.Settings settings) {
        this.settings = settings;
        RandomSource root = new RandomSource(settings.population()).child("simulated-lending");
        for (Variable variable : Variable.values()) {
            sources.put(variable, root.child(variable.name()));
        }
    }

    Applicant applicant(int row) {
        int group = uniform(Variable.GROUP, row) < settings.groupShare() ? 1 : 0;
        int ageBand = choose(uniform(Variable.AGE_BAND, row), 0.3, 0.75);
        double schooling = normal(Variable.SCHOOLING, row);
        double x = 0.35 * schooling
                + OLDER_EARN_MORE[ageBand]
                - settings.structuralBias() * group
                + 0.4 * normal(Variable.INCOME, row);
        double debt = 1 / (1 + StrictMath.exp(1 + 0.3 * x + 0.6 * normal(Variable.DEBT, row)));
        double m = 0.3 * x + 0.5 * normal(Variable.AMOUNT, row);
        double years = HISTORY[ageBand] * StrictMath.exp(0.4 * normal(Variable.YEARS, row));
        int payments = choose(3 * (debt - 0.27) + normal(Variable.PAYMENTS, row), -1.2, 0.8);
        int work = choose(uniform(Variable.WORK, row), 0.65, 0.85);
        double z = 0.8
                + 1.4 * x
                - 0.6 * m
                - 2.5 * (debt - 0.27)
                - (payments == 2 ? 0.9 : payments == 0 ? 0.3 : 0)
                + 0.25 * StrictMath.log(years / 8)
                - (work == 2 ? 0.4 : 0);
        double chance = uniform(Variable.REPAYS, row);
        double logistic = StrictMath.log(chance / (1 - chance));
        boolean repays = z + settings.noise() * logistic > 0;
        boolean withheld = group == 1 && uniform(Variable.WITHHELD, row) < settings.labelBias();
        return new Applicant(
                group,
                ageBand,
                choose(schooling, -0.5, 0.7),
                quarter(group, row),
                work,
                payments,
                30 * StrictMath.exp(x),
                debt,
                10 * StrictMath.exp(m),
                years,
                probability(z),
                repays,
                repays && !withheld);
    }

    private int quarter(int group, int row) {
        double place = uniform(Variable.QUARTER, row);
        return uniform(Variable.SEGREGATION, row) < settings.proxyStrength()
                ? 2 * group + (int) (2 * place)
                : (int) (4 * place);
    }

    private double probability(double z) {
        return settings.noise() == 0 ? (z > 0 ? 1 : 0) : 1 / (1 + StrictMath.exp(-z / settings.noise()));
    }

    private static int choose(double value, double first, double second) {
        return value < first ? 0 : value < second ? 1 : 2;
    }

    private double uniform(Variable variable, int row) {
        return source(variable).uniform(row);
    }

    private double normal(Variable variable, int row) {
        return source(variable).normal(row);
    }

    private RandomSource source(Variable variable) {
        return requireNonNull(sources.get(variable), "every variable has a source");
    }
}
