package io.limbeck.engine.report;

import io.limbeck.engine.report.plot.Html;
import io.limbeck.engine.report.plot.Marker;
import io.limbeck.engine.report.plot.Numbers;
import java.util.List;

/** What federations send for what they learn. */
final class TrafficSection {

    private static final double MEGA = 1e6;

    private TrafficSection() {}

    static void write(ReportView view, Html out) {
        write(Traffic.of(view.models()), out);
    }

    static void write(List<Traffic> lines, Html out) {
        if (lines.isEmpty()) {
            return;
        }
        Parts.heading(
                out,
                "What does learning cost to send?",
                "Accuracy on validation rows against the bytes that server and clients have sent until then, all of them"
                        + " together: vectors in single precision, or as a method packs them, without headers. A sign stands"
                        + " where training ended; further left is cheaper.");
        out.open("p", "class", "legend");
        lines.forEach(line -> out.open("span", "class", Marker.style(line.series()))
                .add(Marker.icon(line.series()))
                .text(MetricNames.capital(line.title()))
                .close());
        out.close().line();
        out.open("figure", "class", "traffic")
                .add(new TrafficPlot(lines).draw())
                .close()
                .line();
        Parts.table(out, "Bytes and accuracy of " + lines.size() + " federations", "plain");
        Parts.head(
                out, "Federation", "Rounds", "MB to clients", "MB from clients", "MB in all", "Accuracy, validation");
        out.open("tbody");
        for (Traffic line : lines) {
            Traffic.Point end = line.last();
            out.open("tr")
                    .element("th", MetricNames.capital(line.title()), "scope", "row")
                    .element("td", Numbers.count(end.rounds()))
                    .element("td", Numbers.fixed(end.down() / MEGA, 2))
                    .element("td", Numbers.fixed(end.up() / MEGA, 2))
                    .element("td", Numbers.fixed(end.bytes() / MEGA, 2))
                    .element("td", Numbers.figure(end.accuracy()))
                    .close()
                    .line();
        }
        out.close();
        Parts.endTable(out);
    }
}
