package io.limbeck.engine.report.exhibit;

import io.limbeck.engine.report.plot.Html;
import io.limbeck.engine.report.plot.Marker;
import io.limbeck.engine.report.plot.Scale;
import io.limbeck.engine.report.plot.SvgPlot;
import io.limbeck.spi.explain.Exhibit;
import io.limbeck.spi.explain.Exhibit.Line;
import io.limbeck.spi.metric.Interval;
import java.util.ArrayList;
import java.util.List;

/** Lines over a common axis, with bands and in steps where they are so. An undefined point leaves a gap. */
final class CurvesDrawing {

    private static final double TOP = 26;

    private final Exhibit.Curves curves;
    private final List<Integer> signs;
    private final double width;
    private final double bottom;
    private final double left;

    CurvesDrawing(Exhibit.Curves curves, Palette palette, boolean small) {
        this.curves = curves;
        this.signs = palette.series(curves.lines().stream().map(Line::name).toList());
        this.width = small ? 262 : 460;
        this.bottom = small ? 140 : 210;
        this.left = 50;
    }

    void draw(Html out) {
        Exhibits.legend(curves.lines().stream().map(Line::name).toList(), signs, out);
        List<Double> xs = new ArrayList<>();
        List<Double> ys = new ArrayList<>();
        for (Line line : curves.lines()) {
            xs.addAll(line.x());
            ys.addAll(line.y());
            line.band().forEach(band -> ys.addAll(List.of(band.low(), band.high())));
        }
        xs.removeIf(value -> !Double.isFinite(value));
        ys.removeIf(value -> !Double.isFinite(value));
        if (xs.isEmpty() || ys.isEmpty()) {
            out.element("p", "There is no point to draw.", "class", "how");
            return;
        }
        SvgPlot plot = new SvgPlot(width, bottom + 36, curves.title(), told());
        Scale x = around(xs, 0, left, width - 10);
        Scale y = around(ys, 0.05, bottom, TOP);
        plot.yAxis(y, left, width - 10, 4, curves.yAxis()).xAxis(x, TOP, bottom, width < 300 ? 4 : 6, curves.xAxis());
        if (y.low() < 0 && y.high() > 0) {
            plot.line("ideal", left, y.at(0), width - 10, y.at(0));
        }
        for (int i = 0; i < curves.lines().size(); i++) {
            band(plot, x, y, curves.lines().get(i), signs.get(i));
        }
        for (int i = 0; i < curves.lines().size(); i++) {
            line(plot, x, y, curves.lines().get(i), signs.get(i));
        }
        out.add(plot.done());
    }

    private String told() {
        return "Lines of " + curves.yAxis() + " over " + curves.xAxis() + ": "
                + String.join(", ", curves.lines().stream().map(Line::name).toList());
    }

    private static Scale around(List<Double> values, double air, double from, double to) {
        double least = values.stream().mapToDouble(Double::doubleValue).min().orElse(0);
        double most = values.stream().mapToDouble(Double::doubleValue).max().orElse(1);
        return Scale.around(least, most, most > least ? air : 1, from, to);
    }

    private static void band(SvgPlot plot, Scale x, Scale y, Line line, int sign) {
        List<double[]> upper = new ArrayList<>();
        List<double[]> lower = new ArrayList<>();
        for (int i = 0; i < line.band().size(); i++) {
            Interval band = line.band().get(i);
            if (Double.isFinite(band.low()) && Double.isFinite(band.high())) {
                corner(upper, line.steps(), x.at(line.x().get(i)), y.at(band.high()));
                corner(lower, line.steps(), x.at(line.x().get(i)), y.at(band.low()));
            }
        }
        for (int i = lower.size() - 1; i >= 0; i--) {
            upper.add(lower.get(i));
        }
        plot.path(Marker.style(sign) + " fill band", upper);
    }

    private static void corner(List<double[]> points, boolean steps, double x, double y) {
        if (steps && !points.isEmpty()) {
            points.add(new double[] {x, points.get(points.size() - 1)[1]});
        }
        points.add(new double[] {x, y});
    }

    private void line(SvgPlot plot, Scale x, Scale y, Line line, int sign) {
        List<double[]> points = new ArrayList<>();
        for (int i = 0; i < line.x().size(); i++) {
            if (Double.isFinite(line.y().get(i)) && Double.isFinite(line.x().get(i))) {
                corner(
                        points,
                        line.steps(),
                        x.at(line.x().get(i)),
                        y.at(line.y().get(i)));
            } else {
                stroke(plot, points, sign);
                points = new ArrayList<>();
            }
        }
        stroke(plot, points, sign);
        if (!points.isEmpty() && curves.lines().size() > 1) {
            double[] end = points.get(points.size() - 1);
            plot.marker(sign, end[0], end[1], 3.2, true);
        }
    }

    private static void stroke(SvgPlot plot, List<double[]> points, int sign) {
        if (points.size() == 1) {
            plot.marker(sign, points.get(0)[0], points.get(0)[1], 2.6, true);
        } else {
            plot.path("stroke " + Marker.style(sign), points);
        }
    }
}
