package io.limbeck.plugins.interpretability.explain;

import io.limbeck.plugins.interpretability.statistics.Sample;
import io.limbeck.spi.explain.Exhibit;
import io.limbeck.spi.explain.Exhibit.BarGroup;
import io.limbeck.spi.explain.Exhibit.Bars;
import io.limbeck.spi.explain.Exhibit.Curves;
import io.limbeck.spi.explain.Exhibit.Line;
import io.limbeck.spi.metric.Interval;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Partial dependence as curves over numbers and bars over categories; the band is the model's own. */
record DependenceDrawing(String unit) {

    private static final double MIDDLE = 0.8;

    Exhibit of(Levels levels, Sides<Dependence> sides) {
        return levels.numeric() ? curves(levels, sides) : bars(levels, sides);
    }

    private Exhibit curves(Levels levels, Sides<Dependence> sides) {
        List<Double> x = Arrays.stream(levels.numbers()).boxed().toList();
        List<Line> lines = new ArrayList<>();
        for (int side = 0; side < sides.names().size(); side++) {
            Dependence dependence = sides.found().get(side);
            boolean own = side == sides.names().size() - 1;
            lines.add(new Line(
                    sides.names().get(side),
                    x,
                    Arrays.stream(dependence.means()).boxed().toList(),
                    own
                            ? Arrays.stream(dependence.answers())
                                    .map(DependenceDrawing::band)
                                    .toList()
                            : List.of(),
                    false));
        }
        return new Curves(levels.feature().name(), "", levels.feature().name(), unit, lines);
    }

    private Exhibit bars(Levels levels, Sides<Dependence> sides) {
        List<BarGroup> groups = new ArrayList<>();
        for (int i = 0; i < levels.names().size(); i++) {
            int value = i;
            groups.add(new BarGroup(
                    levels.names().get(value),
                    sides.found().stream()
                            .map(dependence -> dependence.answers()[value].mean())
                            .toList(),
                    sides.found().stream()
                            .map(dependence -> band(dependence.answers()[value]))
                            .toList()));
        }
        return new Bars(levels.feature().name(), "", unit, sides.names(), groups);
    }

    private static Interval band(Sample answers) {
        return new Interval(answers.quantile((1 - MIDDLE) / 2), answers.quantile((1 + MIDDLE) / 2), MIDDLE);
    }
}
