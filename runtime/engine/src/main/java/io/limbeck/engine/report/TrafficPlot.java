package io.limbeck.engine.report;

import io.limbeck.engine.report.plot.Html;
import io.limbeck.engine.report.plot.Marker;
import io.limbeck.engine.report.plot.Scale;
import io.limbeck.engine.report.plot.SvgPlot;
import java.util.List;

/** Accuracy over bytes sent, a line for each federation. Bytes are on a logarithmic scale: methods differ by powers of ten. */
final class TrafficPlot {

    private static final double WIDTH = 640;
    private static final double LEFT = 48;
    private static final double RIGHT = 624;
    private static final double TOP = 30;
    private static final double BOTTOM = 290;
    private static final String[] UNITS = {"B", "kB", "MB", "GB", "TB", "PB"};

    private final List<Traffic> lines;

    TrafficPlot(List<Traffic> lines) {
        this.lines = lines;
    }

    Html draw() {
        SvgPlot plot = new SvgPlot(
                WIDTH,
                BOTTOM + 36,
                "Accuracy against bytes sent",
                "A line for each federation, over its rounds; both ways summed; numbers in the table below.");
        List<Traffic.Point> all =
                lines.stream().flatMap(line -> line.points().stream()).toList();
        Scale x = scale(
                all.stream().mapToDouble(point -> Math.log10(point.bytes())).toArray(), 0.02, LEFT, RIGHT);
        Scale y = scale(all.stream().mapToDouble(Traffic.Point::accuracy).toArray(), 0.05, BOTTOM, TOP);
        plot.yAxis(y, LEFT, RIGHT, 6, "accuracy on validation rows");
        bytes(plot, x);
        for (Traffic line : lines) {
            List<double[]> points = line.points().stream()
                    .map(point -> new double[] {x.at(Math.log10(point.bytes())), y.at(point.accuracy())})
                    .toList();
            plot.path("stroke " + Marker.style(line.series()), points);
            double[] end = points.get(points.size() - 1);
            plot.marker(line.series(), end[0], end[1], 4, true);
        }
        return plot.done();
    }

    private static Scale scale(double[] values, double air, double from, double to) {
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (double value : values) {
            least = Math.min(least, value);
            most = Math.max(most, value);
        }
        return Scale.around(least, most, air, from, to);
    }

    /** Powers of ten, or within fewer than two of them also twice and five times each. */
    private static void bytes(SvgPlot plot, Scale x) {
        int[] steps = x.high() - x.low() < 2 ? new int[] {1, 2, 5} : new int[] {1};
        for (int power = (int) Math.floor(x.low()); power <= x.high(); power++) {
            for (int step : steps) {
                double value = power + Math.log10(step);
                if (value >= x.low() && value <= x.high()) {
                    plot.line("grid", x.at(value), TOP, x.at(value), BOTTOM);
                    plot.text("tick", "middle", x.at(value), BOTTOM + 13, label(power, step));
                }
            }
        }
        plot.line("axis", x.from(), BOTTOM, x.to(), BOTTOM);
        plot.text("label", "middle", (LEFT + RIGHT) / 2, BOTTOM + 28, "bytes sent, both ways, logarithmic scale");
    }

    /** {@return such as 20 MB} */
    static String label(int power, int step) {
        int thousands = Math.max(0, Math.min(UNITS.length - 1, Math.floorDiv(power, 3)));
        return Math.round(step * Math.pow(10, power - 3 * thousands)) + " " + UNITS[thousands];
    }
}
