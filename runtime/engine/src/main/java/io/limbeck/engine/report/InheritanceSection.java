package io.limbeck.engine.report;

import com.fasterxml.jackson.databind.JsonNode;
import io.limbeck.engine.report.plot.Html;
import io.limbeck.engine.report.plot.Numbers;
import io.limbeck.engine.report.plot.Scale;
import io.limbeck.engine.report.plot.SvgPlot;
import java.util.List;
import java.util.Map;

/** Where a student's gaps between groups come from. */
final class InheritanceSection {

    private static final double WIDTH = 330;
    private static final double LEFT = 104;

    private InheritanceSection() {}

    static void write(ReportView view, Html out) {
        List<JsonNode> parts = Json.items(view.variant().path("inheritance"));
        if (parts.isEmpty()) {
            return;
        }
        Parts.heading(
                out,
                "What the student inherited and what distillation changed",
                "Every gap between groups starts at the teacher’s. Capacity is what a student of the same size, trained"
                        + " without the teacher, has more or less of it. Distillation is what the teacher’s lessons add to"
                        + " or take from that. The three add up to the student’s gap. In points; whiskers are"
                        + " 95 % intervals over paired repetitions.");
        for (ReportView.Family family : view.families()) {
            String student = family.head().title();
            List<JsonNode> mine = parts.stream()
                    .filter(part -> part.path("student").asText().equals(student))
                    .toList();
            if (mine.isEmpty()) {
                continue;
            }
            if (view.families().size() > 1) {
                out.element("h3", MetricNames.capital(family.title()));
            }
            out.open("div", "class", "panels");
            mine.stream()
                    .filter(part -> part.path("group").asText().isEmpty()
                            && !part.path("rate").asText().equals("accuracy"))
                    .forEach(part -> out.open("figure").add(waterfall(part)).close());
            out.close().line();
            out.open("details", "class", "numbers").element("summary", "Numbers, group by group");
            table(mine, student, out);
            out.close().line();
        }
    }

    private static Html waterfall(JsonNode part) {
        String rate = MetricNames.rate(part.path("rate").asText());
        String attribute = part.path("attribute").asText();
        double teacher = mean(part, "teacherGap");
        double scratch = mean(part, "scratchGap");
        double student = mean(part, "studentGap");
        SvgPlot plot = new SvgPlot(
                WIDTH,
                158,
                rate + " gap by " + attribute + ": from teacher to student",
                "Teacher " + Numbers.points(teacher) + ", capacity " + Numbers.signedPoints(mean(part, "capacity"))
                        + ", distillation " + Numbers.signedPoints(mean(part, "distillation")) + ", student "
                        + Numbers.points(student) + " points.");
        plot.text("title", "start", 2, 14, rate + " gap");
        plot.text("note", "start", 2, 29, "by " + attribute + ", largest − smallest" + leftOut(part));
        if (Double.isNaN(teacher) || Double.isNaN(student)) {
            plot.text("note", "start", 2, 60, "Fewer than two groups have enough rows.");
            return plot.done();
        }
        Scale x = scale(part, teacher, Double.isNaN(scratch) ? teacher : scratch);
        plot.xAxis(x, 38, 138, 4, "").line("axis", x.at(0), 38, x.at(0), 138);
        step(plot, x, 42, "Teacher", 0, teacher, "fill s0", Numbers.points(teacher), part.path("teacherGap"), 0);
        if (Double.isNaN(scratch)) {
            step(
                    plot,
                    x,
                    66,
                    "Change",
                    teacher,
                    student,
                    "fill step",
                    Numbers.signedPoints(student - teacher),
                    part.path("change"),
                    teacher);
        } else {
            step(
                    plot,
                    x,
                    66,
                    "Capacity",
                    teacher,
                    scratch,
                    "fill step",
                    Numbers.signedPoints(scratch - teacher),
                    part.path("capacity"),
                    teacher);
            step(
                    plot,
                    x,
                    90,
                    "Distillation",
                    scratch,
                    student,
                    "fill step strong",
                    Numbers.signedPoints(student - scratch),
                    part.path("distillation"),
                    scratch);
        }
        step(plot, x, 114, "Student", 0, student, "fill s1", Numbers.points(student), part.path("studentGap"), 0);
        return plot.done();
    }

    /** Holds every bar and every whisker: those of the steps stand where the step begins. */
    private static Scale scale(JsonNode part, double teacher, double scratch) {
        double[] ends = {0, 0.02};
        Map.of("teacherGap", 0.0, "capacity", teacher, "distillation", scratch, "change", teacher, "studentGap", 0.0)
                .forEach((name, offset) -> {
                    for (String end : List.of("low", "mean", "high")) {
                        double value = Numbers.of(part.path(name).path(end));
                        ends[0] = Double.isNaN(value) ? ends[0] : Math.min(ends[0], offset + value);
                        ends[1] = Double.isNaN(value) ? ends[1] : Math.max(ends[1], offset + value);
                    }
                });
        return new Scale(100 * ends[0] * 1.02, 100 * ends[1] * 1.02, LEFT, WIDTH - 52);
    }

    private static void step(
            SvgPlot plot,
            Scale x,
            double y,
            String label,
            double from,
            double to,
            String style,
            String value,
            JsonNode figure,
            double offset) {
        plot.text("group", "end", LEFT - 8, y + 12, label);
        double start = x.at(100 * from);
        double end = x.at(100 * to);
        plot.bar(style, start, y + 2, Math.abs(end - start) < 1 ? 1 : end - start, 14);
        double low = Numbers.of(figure.path("low"));
        double right = Math.max(start, end);
        if (!Double.isNaN(low)) {
            double high = Numbers.of(figure.path("high"));
            plot.intervalX("whisker", x.at(100 * (offset + low)), x.at(100 * (offset + high)), y + 9, 3);
            right = Math.max(right, x.at(100 * (offset + high)));
        }
        plot.text("value", "start", right + 6, y + 12.5, value);
    }

    private static String leftOut(JsonNode part) {
        int count = part.path("leftOut").size();
        return count == 0 ? "" : count == 1 ? "; 1 group left out" : "; " + count + " groups left out";
    }

    private static void table(List<JsonNode> parts, String student, Html out) {
        Parts.table(
                out,
                "Gaps of " + student
                        + " in points: largest − smallest rate of an attribute, or the group’s rate − that of"
                        + " all others. Groups with fewer than " + Gap.FEWEST + " rows under a rate are left out.",
                "plain");
        Parts.head(
                out, "Attribute", "Group", "Rate", "Teacher", "Capacity", "Distillation", "Student", "Pull to teacher");
        out.open("tbody");
        for (JsonNode part : parts) {
            String group = part.path("group").asText();
            out.open("tr")
                    .element("th", part.path("attribute").asText(), "scope", "row")
                    .element("td", group.isEmpty() ? "largest − smallest" : group)
                    .element("td", MetricNames.rate(part.path("rate").asText()))
                    .element("td", Parts.pointsWithInterval(part.path("teacherGap"), false))
                    .element("td", Parts.pointsWithInterval(part.path("capacity"), true))
                    .element("td", Parts.pointsWithInterval(part.path("distillation"), true))
                    .element("td", Parts.pointsWithInterval(part.path("studentGap"), false));
            double pull = Numbers.of(part.path("pull"));
            out.element("td", Double.isNaN(pull) ? Numbers.UNDEFINED : Numbers.fixed(100 * pull, 0) + " %")
                    .close()
                    .line();
        }
        out.close();
        Parts.endTable(out);
        out.element(
                "p",
                "Pull to teacher: how far distillation moved the gap on the way from the twin trained without it (0 %) to"
                        + " the teacher (100 %). A dash where these two cannot be told apart.",
                "class",
                "explain");
    }

    private static double mean(JsonNode part, String name) {
        return Numbers.of(part.path(name).path("mean"));
    }
}
