package io.limbeck.plugins.models;

import io.limbeck.spi.Default;
import io.limbeck.spi.InvalidInputException;
import io.limbeck.spi.ModelSpec;
import io.limbeck.spi.PortSpecs;
import io.limbeck.spi.Ports;
import io.limbeck.spi.Problem;
import io.limbeck.spi.Summary;
import io.limbeck.spi.TableSpec;
import io.limbeck.spi.model.Lesson;
import io.limbeck.spi.model.Teacher;
import io.limbeck.spi.model.TeacherSource;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Several models as one. The weights of the edges, scaled to sum to one, are the members' shares; all 1 they give the
 * plain mean.
 *
 * <p>The weighted mean of probabilities is the linear opinion pool, the weighted mean of logits the logarithmic one
 * [1]: there a member that rules a class out has a veto. A student can also look at the members one by one
 * ({@link io.limbeck.spi.model.View.Members}); their weights do not count there.
 *
 * <p>Where members predict a number, {@code probabilities} gives mean and variance of the mixture of their distributions,
 * {@code Σ w μ} and {@code Σ w (σ² + μ²) − (Σ w μ)²} [2]: the variance holds how much they differ as well. Logits cannot be
 * averaged there.
 *
 * <p>[1] Genest, Zidek: Combining Probability Distributions, 1986, sections 3.1 and 3.2. [2] Lakshminarayanan,
 * Pritzel, Blundell: Simple and Scalable Predictive Uncertainty Estimation using Deep Ensembles, 2017, section 2.4.
 */
final class Fusion implements TeacherSource {

    static final String MEMBERS = "members";

    /** What is averaged. */
    enum Mode {
        /** Class probabilities. */
        PROBABILITIES,
        /** Logits. */
        LOGITS
    }

    @Summary("Several models as one: the weighted mean of their probabilities or of their logits")
    record Settings(
            @Summary("What is averaged") @Default("probabilities")
            Mode mode) {}

    private final Settings settings;

    Fusion(Settings settings) {
        this.settings = settings;
    }

    static Ports ports(Settings settings, PortSpecs inputs) {
        List<ModelSpec> members = inputs.byPort().keySet().stream()
                .filter(port -> port.equals(MEMBERS) || port.startsWith(MEMBERS + "["))
                .flatMap(port -> inputs.spec(port, ModelSpec.class).stream())
                .filter(spec -> !spec.classes().isEmpty())
                .toList();
        int count = (int) inputs.byPort().keySet().stream()
                .filter(port -> port.startsWith(MEMBERS + "["))
                .count();
        List<String> classes = inputs.data().map(TableSpec::classes).orElse(List.of());
        Ports ports = averaging(settings.mode(), inputs, Ports.giving(new ModelSpec(classes, List.of(), false, count)));
        List<Integer> counts =
                members.stream().map(spec -> spec.classes().size()).distinct().toList();
        return counts.size() < 2 ? ports : ports.with(classes(counts));
    }

    @Override
    public Teacher open(Lesson lesson) {
        List<Teacher> members = lesson.models(MEMBERS);
        if (members.isEmpty()) {
            throw new InvalidInputException(Problem.error(
                    MEMBERS, "is empty", "name at least one model, for instance {use: models/tree-ensemble}"));
        }
        return new FusedTeacher(members, shares(lesson.weights(MEMBERS)), settings.mode());
    }

    private static double[] shares(List<Double> weights) {
        List<Problem> problems = IntStream.range(0, weights.size())
                .filter(i -> !(weights.get(i) >= 0) || weights.get(i).isInfinite())
                .mapToObj(i -> Problem.error(
                        MEMBERS + "[" + i + "].weight",
                        "must not be negative, but is '" + weights.get(i) + "'",
                        "write the member's share; shares are scaled to sum to one"))
                .toList();
        if (!problems.isEmpty()) {
            throw new InvalidInputException(problems);
        }
        double sum = weights.stream().mapToDouble(Double::doubleValue).sum();
        if (sum == 0) {
            throw new InvalidInputException(
                    Problem.error(MEMBERS, "all have the weight '0'", "give at least one member a positive weight"));
        }
        return weights.stream().mapToDouble(weight -> weight / sum).toArray();
    }

    /** {@return the first phase, with a problem if logits of numbers would be averaged} */
    static Ports averaging(Mode mode, PortSpecs inputs, Ports ports) {
        boolean regression = inputs.data().map(TableSpec::isRegression).orElse(false);
        return regression && mode == Mode.LOGITS
                ? ports.with(Problem.error(
                        "mode",
                        "is 'logits', but the target of this data is a number",
                        "write 'probabilities': mean and variance of the mixture"))
                : ports;
    }

    static Problem classes(List<Integer> counts) {
        return Problem.error(
                MEMBERS,
                "tell different numbers of classes apart: " + counts,
                "fuse models of the same classes, in the same order");
    }
}
