package io.limbeck.plugins.interpretability.explain;

import io.limbeck.plugins.interpretability.ask.Asked;
import io.limbeck.plugins.interpretability.ask.ChosenRows;
import io.limbeck.plugins.interpretability.ask.ExplainedClass;
import io.limbeck.plugins.interpretability.ask.Scale;
import io.limbeck.plugins.interpretability.statistics.Sample;
import io.limbeck.spi.Default;
import io.limbeck.spi.InvalidInputException;
import io.limbeck.spi.Problem;
import io.limbeck.spi.Summary;
import io.limbeck.spi.data.Table;
import io.limbeck.spi.explain.Exhibit;
import io.limbeck.spi.explain.ExplainInputs;
import io.limbeck.spi.explain.Explainer;
import io.limbeck.spi.explain.Explanation;
import io.limbeck.spi.explain.Explanation.Figure;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Positive;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Partial dependence [1]: {@code PD(v) = 1/n · Σ_r F(row r with the feature set to v)}, with the band in which the
 * single rows' curves (individual conditional expectations [2]) mostly lie. A band much wider than the curve's own
 * movement hides interactions: the mean is then nobody's curve. Setting one feature alone makes rows that may not
 * exist; with strongly dependent features look at the data first.
 *
 * <p>Cost: {@code features · grid · rows} questions.
 *
 * <p>[1] Friedman: Greedy Function Approximation, 2001, section 8.2. [2] Goldstein et al.: Peeking Inside the Black Box,
 * 2015.
 */
final class PartialDependence implements Explainer {

    @Summary("How the mean answer moves with one feature while all others stay (partial dependence)")
    record Settings(
            @Summary("Unit of the answer: probability or log-odds") @Default("probability")
            Scale scale,

            @Summary("The class explained: auto is the favourable one of two, else each row's decision")
            @Default("auto")
            ExplainedClass explained,

            @Summary("Values of a number, at quantiles; categories, the most frequent ones") @Default("20") @Min(2)
            int grid,

            @Summary("Test rows that are set to each value, drawn at random") @Default("200") @Positive
            int rows,

            @Summary("Features that are drawn, those that move the answer most") @Default("12") @Positive
            int top) {}

    private final Settings settings;

    PartialDependence(Settings settings) {
        this.settings = settings;
    }

    @Override
    public Explanation explain(ExplainInputs inputs) {
        ChosenRows.requireSingle(inputs.rows());
        List<Levels> levels = Levels.all(inputs, settings.grid());
        if (levels.isEmpty()) {
            throw new InvalidInputException(Problem.error(
                    "",
                    "draws numbers and categories, but the features of these rows, such as '"
                            + inputs.features().stream()
                                    .findFirst()
                                    .map(feature -> feature.name())
                                    .orElse("")
                            + "', are neither",
                    "use 'interpretability/integrated-gradients' or 'interpretability/shapley' for images"));
        }
        Table rows =
                ChosenRows.of(inputs.rows(), settings.rows(), inputs.random().child("rows"));
        float[] matrix = rows.matrix();
        int[] classes = settings.explained().of(new Asked(inputs.model(), rows), matrix);
        Sides<List<Dependence>> sides = Sides.of(inputs, model -> levels.stream()
                .map(one -> Dependence.of(model, matrix, one, settings.scale(), classes))
                .toList());
        DependenceDrawing drawing = new DependenceDrawing(settings.scale().unit());
        List<Exhibit> exhibits = IntStream.range(0, levels.size())
                .boxed()
                .sorted(Comparator.comparingDouble(
                        (Integer f) -> -sides.own().get(f).movement()))
                .limit(settings.top())
                .map(f -> drawing.of(levels.get(f), sides.map(all -> all.get(f))))
                .toList();
        String note = "Mean " + settings.scale().unit() + " of the class over " + rows.rows()
                + " test rows, one feature set to each value. Bands: the middle 80 % of the single rows' curves.";
        return new Explanation(
                figures(sides), List.of(new Exhibit.Panel("Partial dependence", sides.noted(note), exhibits)));
    }

    private List<Figure> figures(Sides<List<Dependence>> sides) {
        if (sides.names().size() < 2) {
            return List.of();
        }
        List<Dependence> teacher = sides.found().get(0);
        List<Double> distances = new ArrayList<>();
        for (int f = 0; f < teacher.size(); f++) {
            distances.add(sides.own().get(f).distance(teacher.get(f)));
        }
        Sample distance =
                new Sample(distances.stream().mapToDouble(Double::doubleValue).toArray());
        return List.of(new Figure(
                "distance from the teacher's curves",
                distance.mean(),
                Exhibit.Format.NUMBER,
                Optional.empty(),
                "Mean over features and values of |partial dependence of student − of teacher|, each less its own mean, "
                        + settings.scale().unit()));
    }
}
