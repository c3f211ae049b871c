package io.limbeck.engine.report;

import com.fasterxml.jackson.databind.JsonNode;
import io.limbeck.engine.report.plot.Html;
import io.limbeck.engine.report.plot.Marker;
import io.limbeck.engine.report.plot.Numbers;
import java.util.List;
import java.util.Locale;

/** Pieces of the page that several sections use. */
final class Parts {

    private Parts() {}

    static void heading(Html out, String title, String explanation) {
        out.element("h2", title);
        if (!explanation.isEmpty()) {
            out.element("p", explanation, "class", "explain");
        }
    }

    static void legend(Html out, List<ReportView.Model> models) {
        out.open("p", "class", "legend");
        models.forEach(model -> out.open("span", "class", Marker.style(model.series()))
                .add(Marker.icon(model.series()))
                .text(MetricNames.capital(model.title()))
                .close());
        out.close().line();
    }

    static Html chip(String verdict) {
        String sign =
                switch (verdict) {
                    case "PASS" -> "✓";
                    case "FAIL" -> "✕";
                    default -> "?";
                };
        return new Html()
                .open(
                        "span",
                        "class",
                        "chip " + verdict.toLowerCase(Locale.ROOT).replace('_', '-'))
                .element("span", sign + "\u00A0", "aria-hidden", "true")
                .text(verdict.replace('_', ' '))
                .close();
    }

    /** Begins a table that may be wider than the page. */
    static Html table(Html out, String caption, String style) {
        return out.open("div", "class", "scroll", "tabindex", "0", "role", "region", "aria-label", caption)
                .open("table", "class", style)
                .element("caption", caption);
    }

    static void endTable(Html out) {
        out.close().close().line();
    }

    static void head(Html out, String... titles) {
        out.open("thead").open("tr");
        for (String title : titles) {
            out.element("th", title, "scope", "col");
        }
        out.close().close();
    }

    /** Writes mean and interval of a figure. */
    static Html figure(JsonNode figure) {
        Html cell = new Html()
                .open("span", "class", "figure")
                .element("span", Numbers.figure(Numbers.of(figure.path("mean"))), "class", "mean");
        String interval = Numbers.interval(figure);
        if (!interval.isEmpty()) {
            cell.text(" ").element("span", interval, "class", "half");
        }
        return cell.close();
    }

    /** {@return {@code 17.1 [15.0, 19.2]}: a figure times a hundred with its interval} */
    static String pointsWithInterval(JsonNode figure, boolean signed) {
        double mean = Numbers.of(figure.path("mean"));
        double low = Numbers.of(figure.path("low"));
        String text = signed ? Numbers.signedPoints(mean) : Numbers.points(mean);
        return Double.isNaN(low)
                ? text
                : text + " [" + Numbers.points(low) + ", " + Numbers.points(Numbers.of(figure.path("high"))) + "]";
    }
}
