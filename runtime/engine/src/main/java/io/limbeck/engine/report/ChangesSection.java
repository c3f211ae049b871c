package io.limbeck.engine.report;

import com.fasterxml.jackson.databind.JsonNode;
import io.limbeck.engine.report.plot.Html;
import io.limbeck.engine.report.plot.Numbers;
import io.limbeck.engine.report.plot.Scale;
import io.limbeck.engine.report.plot.SvgPlot;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Whose decisions change from one model to another, and which way. */
final class ChangesSection {

    private static final double WIDTH = 330;
    private static final int LONGEST = 6;

    private ChangesSection() {}

    static void write(ReportView view, Html out) {
        List<ReportView.Model> students = view.models().stream()
                .filter(model -> model.role().equals("student")
                        && !model.node().path("changes").isEmpty())
                .toList();
        if (students.isEmpty() || !hasFavourable(view)) {
            return;
        }
        Parts.heading(
                out,
                "Whose decisions change",
                "Rows that the student decides otherwise than another model, as a share of the group: to favourable on the"
                        + " right, to unfavourable on the left. Two models of the same accuracy can still decide otherwise"
                        + " about many people.");
        for (ReportView.Model student : students) {
            Map<String, List<JsonNode>> byOther = new LinkedHashMap<>();
            student.node().path("changes").forEach(change -> byOther.computeIfAbsent(
                            change.path("against").asText(), name -> new ArrayList<>())
                    .add(change));
            if (students.size() > 1) {
                out.element("h3", MetricNames.capital(Trees.name(student.node())));
            }
            out.open("div", "class", "panels");
            byOther.forEach((other, changes) -> out.open("figure")
                    .add(plot(student, other, withoutLongLists(changes)))
                    .close());
            out.close().line();
            out.open("details", "class", "numbers").element("summary", "Numbers");
            table(student, byOther, out);
            out.close().line();
        }
    }

    /** Of three classes or more, and nobody to whom it matters which, none is better to be given than another. */
    private static boolean hasFavourable(ReportView view) {
        return view.variant().path("data").path("classes").size() <= 2
                || !view.attributes().isEmpty();
    }

    /** Attributes of many groups, intersections above all, are left to the table. */
    private static List<JsonNode> withoutLongLists(List<JsonNode> changes) {
        return changes.stream()
                .filter(change -> changes.stream()
                                .filter(other -> other.path("attribute").equals(change.path("attribute")))
                                .count()
                        <= LONGEST)
                .toList();
    }

    private static Html plot(ReportView.Model student, String other, List<JsonNode> changes) {
        double most = changes.stream()
                .flatMap(change -> List.of(share(change, "toFavourable"), share(change, "toUnfavourable")).stream())
                .filter(share -> !Double.isNaN(share))
                .max(Double::compare)
                .orElse(0.0);
        double end = Math.max(1, 100 * most) * 1.25;
        double bottom = 46 + 31.0 * changes.size();
        Scale x = new Scale(-end, end, 24, WIDTH - 24);
        SvgPlot plot = new SvgPlot(
                WIDTH,
                bottom + 34,
                "Decisions of " + student.title() + " changed against " + other,
                "Share of each group to favourable and to unfavourable; numbers in the table below.");
        plot.text("title", "start", 2, 14, "Against " + other);
        plot.text("note", "start", 2, 32, "← to unfavourable").text("note", "end", WIDTH - 2, 32, "to favourable →");
        plot.xAxis(x, 40, bottom, 5, "% of the group’s rows");
        plot.line("axis", x.at(0), 40, x.at(0), bottom);
        for (int i = 0; i < changes.size(); i++) {
            JsonNode change = changes.get(i);
            double y = 46 + 31.0 * i;
            String group = change.path("group").asText();
            plot.text("group halo", "middle", x.at(0), y + 8, group.isEmpty() ? "all rows" : group);
            side(plot, x, y, share(change, "toFavourable"), 1, "fill gain");
            side(plot, x, y, share(change, "toUnfavourable"), -1, "fill loss");
        }
        return plot.done();
    }

    private static void side(SvgPlot plot, Scale x, double y, double share, int sign, String style) {
        if (!Double.isNaN(share)) {
            double end = x.at(sign * 100 * share);
            plot.bar(style, x.at(0), y + 11, end - x.at(0), 9);
            plot.text("value", sign > 0 ? "start" : "end", end + sign * 4, y + 19, Numbers.points(share));
        }
    }

    private static void table(ReportView.Model student, Map<String, List<JsonNode>> byOther, Html out) {
        Parts.table(out, "Decisions of " + student.title() + " that changed, in % of the rows of the group", "plain");
        Parts.head(out, "Against", "Attribute", "Group", "Rows", "To favourable", "To unfavourable");
        out.open("tbody");
        byOther.forEach((other, changes) -> changes.forEach(change -> out.open("tr")
                .element("th", other, "scope", "row")
                .element("td", change.path("attribute").asText())
                .element(
                        "td",
                        change.path("group").asText().isEmpty()
                                ? "all rows"
                                : change.path("group").asText())
                .element("td", Numbers.count(Numbers.of(change.path("rows"))))
                .element("td", Parts.pointsWithInterval(change.path("toFavourable"), false))
                .element("td", Parts.pointsWithInterval(change.path("toUnfavourable"), false))
                .close()
                .line()));
        out.close();
        Parts.endTable(out);
    }

    private static double share(JsonNode change, String name) {
        return Numbers.of(change.path(name).path("mean"));
    }
}
