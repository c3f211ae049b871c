package io.limbeck.engine.report;

import com.fasterxml.jackson.databind.JsonNode;
import io.limbeck.engine.report.plot.Numbers;
import java.util.ArrayList;
import java.util.List;

/**
 * What a federation sent by the rounds in which it was judged, and how good it was then.
 *
 * @param title the model's
 * @param series number of its sign
 * @param points of each judgement
 */
record Traffic(String title, int series, List<Point> points) {

    /**
     * A judgement.
     *
     * @param rounds rounds done
     * @param down bytes from the server to clients so far
     * @param up bytes from clients to the server so far
     * @param accuracy share of right decisions on validation rows
     */
    record Point(double rounds, double down, double up, double accuracy) {
        double bytes() {
            return down + up;
        }
    }

    /** {@return the traffic of the models that sent something}, by what their training curves tell */
    static List<Traffic> of(List<ReportView.Model> models) {
        return models.stream()
                .map(model -> new Traffic(model.title(), model.series(), points(model.node())))
                .filter(traffic -> !traffic.points().isEmpty())
                .toList();
    }

    private static List<Point> points(JsonNode model) {
        List<Point> points = new ArrayList<>();
        for (JsonNode step : model.path("curve")) {
            JsonNode values = step.path("values");
            Point point = new Point(
                    Numbers.of(values.path("round")),
                    Numbers.of(values.path("bytesDown")),
                    Numbers.of(values.path("bytesUp")),
                    Numbers.of(values.path("accuracy")));
            if (point.bytes() > 0 && Double.isFinite(point.accuracy())) {
                points.add(point);
            }
        }
        return points;
    }

    Point last() {
        return points.get(points.size() - 1);
    }

    /** {@return the same under another title and sign} */
    Traffic as(String otherTitle, int otherSeries) {
        return new Traffic(otherTitle, otherSeries, points);
    }
}
