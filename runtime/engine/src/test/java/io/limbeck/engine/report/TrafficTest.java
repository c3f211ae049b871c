package io.limbeck.engine.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.limbeck.engine.report.plot.Html;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrafficTest {

    private static void judged(ArrayNode curve, double round, double down, double up, double accuracy) {
        curve.addObject()
                .put("epoch", round)
                .putObject("values")
                .put("round", round)
                .put("bytesDown", down)
                .put("bytesUp", up)
                .put("accuracy", accuracy);
    }

    private static ObjectNode report(String name, String... titles) {
        ObjectNode report =
                Json.object().put("name", name).put("id", name + "-1").put("shown", 0);
        ArrayNode models = report.putArray("variants").addObject().putArray("models");
        for (String title : titles) {
            ArrayNode curve = models.addObject().put("title", title).putArray("curve");
            judged(curve, 1, 1e6, 2e6, 0.5);
            judged(curve, 2, 2e6, 4e6, 0.75);
        }
        models.addObject()
                .put("title", "trained in one place")
                .putArray("curve")
                .addObject()
                .put("epoch", 1)
                .putObject("values")
                .put("accuracy", 0.9);
        return report;
    }

    @Test
    void bothWaysAreSummedAndWhoSentNothingIsLeftOut() {
        List<Traffic> lines =
                Traffic.of(ReportView.of(report("run", "averaging")).models());
        assertThat(lines).extracting(Traffic::title).containsExactly("averaging");
        assertThat(lines.get(0).points()).extracting(Traffic.Point::bytes).containsExactly(3e6, 6e6);
    }

    @Test
    void theReportDrawsAllFederationsOnOneAxisAndTellsTheNumbers() {
        Html out = new Html();
        TrafficSection.write(ReportView.of(report("run", "averaging", "exchange")), out);
        assertThat(out.toString().split("class=\"stroke ", -1)).hasSize(3);
        assertThat(out.toString()).contains("Averaging", "Exchange", ">6.00<", ">0.750<", "logarithmic");
    }

    @Test
    void aRunWithoutFederationsHasNoSuchSection() {
        Html out = new Html();
        TrafficSection.write(ReportView.of(report("run")), out);
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void aComparisonPutsTheFederationsOfAllRunsOnOneAxis() {
        String page = new CompareReport().html(List.of(report("first", "averaging"), report("second", "averaging")));
        assertThat(page).contains("First: averaging", "Second: averaging").startsWith("<!doctype html>");
        assertThat(page.split("<svg[^>]*class=\"plot\"", -1)).hasSize(2);
    }

    @Test
    void bytesHaveUnits() {
        assertThat(TrafficPlot.label(4, 2)).isEqualTo("20 kB");
        assertThat(TrafficPlot.label(6, 1)).isEqualTo("1 MB");
        assertThat(TrafficPlot.label(2, 5)).isEqualTo("500 B");
    }
}
