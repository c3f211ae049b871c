package io.limbeck.engine.report;

import io.limbeck.engine.report.plot.Html;
import io.limbeck.engine.report.plot.Numbers;
import java.util.List;
import java.util.Set;

/** What each model costs to keep and to ask. */
final class CostSection {

    /** Figures that are told here and nowhere else. */
    static final Set<String> FACTS = Set.of(
            "nonzeroNumbers",
            "bytes",
            "bytesAsFloats",
            "multiplyAdds",
            "multiplyAddsNonzero",
            "microsecondsForARow",
            "microsecondsFor256Rows");

    private static final String SIZE = "bytes";

    private CostSection() {}

    static void write(ReportView view, Html out) {
        List<ReportView.Model> models = view.models().stream()
                .filter(model -> model.node().path("facts").has(SIZE))
                .toList();
        if (models.isEmpty()) {
            return;
        }
        Parts.heading(
                out,
                "Size and speed",
                "Parameters are learnt; the model's other numbers, such as knots, count among those that are not zero."
                        + " Bytes are those of the model's file: zeros and whole numbers of few bits are packed, without"
                        + " loss."
                        + " Multiply-adds are those of matrix products and convolutions for one row; without zeros, those"
                        + " that a program would compute that leaves products with zero out. Times are medians in the"
                        + " TensorFlow session that ran this experiment, which computes with floats and computes all"
                        + " products: a smaller file is not faster there.");
        Parts.table(out, "Size and speed of " + models.size() + " models", "plain");
        Parts.head(
                out,
                "Model",
                "Parameters",
                "Numbers not zero",
                "Bytes",
                "As floats",
                "Multiply-adds",
                "Without zeros",
                "One row, ms",
                "256 rows, ms");
        out.open("tbody");
        for (ReportView.Model model : models) {
            out.open("tr")
                    .element("th", MetricNames.capital(model.title()), "scope", "row")
                    .element("td", count(model, "parameters"))
                    .element("td", count(model, "nonzeroNumbers"))
                    .element("td", count(model, SIZE))
                    .element("td", count(model, "bytesAsFloats"))
                    .element("td", count(model, "multiplyAdds"))
                    .element("td", count(model, "multiplyAddsNonzero"))
                    .element("td", Numbers.fixed(mean(model, "microsecondsForARow") / 1000, 3))
                    .element("td", Numbers.fixed(mean(model, "microsecondsFor256Rows") / 1000, 3))
                    .close()
                    .line();
        }
        out.close();
        Parts.endTable(out);
    }

    private static String count(ReportView.Model model, String fact) {
        return Numbers.count(Math.rint(mean(model, fact)));
    }

    private static double mean(ReportView.Model model, String fact) {
        return Numbers.of(model.node().path("facts").path(fact).path("mean"));
    }
}
