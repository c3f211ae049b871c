package io.limbeck.engine.report;

import io.limbeck.engine.explain.Explained;
import io.limbeck.engine.explain.ExplanationJson;
import io.limbeck.engine.report.exhibit.Exhibits;
import io.limbeck.engine.report.exhibit.Palette;
import io.limbeck.engine.report.plot.Html;
import io.limbeck.engine.report.plot.Marker;
import io.limbeck.engine.report.plot.Numbers;
import io.limbeck.spi.explain.Exhibit;
import io.limbeck.spi.explain.Explanation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Why models decide as they do: explainer by explainer, teacher and student side by side. */
final class ExplanationsSection {

    /** What one model says to one explainer. */
    private record Answer(ReportView.Model model, Explained explained, Palette palette) {}

    /** A drawing of one model. */
    private record Drawing(Answer answer, Exhibit exhibit) {}

    private ExplanationsSection() {}

    static void write(ReportView view, Html out) {
        Map<String, List<Answer>> byExplainer = answers(view);
        if (byExplainer.isEmpty()) {
            return;
        }
        Parts.heading(
                out,
                "Explanations",
                "Of the models of the first repetition, on test rows. Explanations are no figures of the run: the metrics"
                        + " hash does not cover them.");
        byExplainer.forEach((explainer, answers) -> {
            out.element("h3", explainer.isEmpty() ? "What models show of themselves" : MetricNames.title(explainer));
            problems(answers, out);
            figures(answers, out);
            exhibits(answers, out);
        });
    }

    /** What models show of themselves comes first. */
    private static Map<String, List<Answer>> answers(ReportView view) {
        Map<String, List<Answer>> byExplainer = new LinkedHashMap<>();
        byExplainer.put("", new ArrayList<>());
        for (ReportView.Model model : view.models()) {
            Palette palette = palette(view, model);
            for (Explained explained :
                    ExplanationJson.read(Json.array(Json.items(model.node().path("explanations"))))) {
                byExplainer
                        .computeIfAbsent(explained.explainer(), none -> new ArrayList<>())
                        .add(new Answer(model, explained, palette));
            }
        }
        byExplainer.values().removeIf(List::isEmpty);
        return byExplainer;
    }

    private static Palette palette(ReportView view, ReportView.Model model) {
        Map<String, Integer> known = new HashMap<>();
        view.models().forEach(other -> known.put(other.title(), other.series()));
        Trees.teacher(view.variant(), model.node()).ifPresent(teacher -> view.models().stream()
                .filter(other -> other.node() == teacher)
                .forEach(other -> known.put("teacher", other.series())));
        return new Palette(model.series(), known);
    }

    private static void problems(List<Answer> answers, Html out) {
        List<Answer> failed = answers.stream()
                .filter(answer -> !answer.explained().problem().isEmpty())
                .toList();
        if (!failed.isEmpty()) {
            out.open("div", "class", "callout").open("ul");
            failed.forEach(answer -> out.element(
                    "li",
                    MetricNames.capital(Trees.name(answer.model().node())) + ": "
                            + answer.explained().problem()));
            out.close().close().line();
        }
    }

    private static void figures(List<Answer> answers, Html out) {
        Set<String> names = new LinkedHashSet<>();
        answers.forEach(answer -> answer.explained().figures().forEach(figure -> names.add(figure.name())));
        if (names.isEmpty()) {
            return;
        }
        Parts.table(out, "Figures of the explanation", "figures");
        out.open("thead").open("tr").element("th", "Figure", "scope", "col");
        answers.forEach(
                answer -> head(answer.model(), out.open("th", "scope", "col")).close());
        out.close().close().open("tbody");
        for (String name : names) {
            List<Optional<Explanation.Figure>> row = answers.stream()
                    .map(answer -> answer.explained().figures().stream()
                            .filter(figure -> figure.name().equals(name))
                            .findFirst())
                    .toList();
            row(name, row, out);
        }
        out.close();
        Parts.endTable(out);
    }

    /** A definition that all models share stands by the name; where each has its own, such as its worst slice, by the figure. */
    private static void row(String name, List<Optional<Explanation.Figure>> row, Html out) {
        List<String> definitions = row.stream()
                .flatMap(Optional::stream)
                .map(Explanation.Figure::definition)
                .distinct()
                .toList();
        boolean shared = definitions.size() == 1;
        out.open("tr").open("th", "scope", "row").text(MetricNames.capital(name));
        if (shared) {
            out.element("span", definitions.get(0), "class", "definition");
        }
        out.close();
        for (Optional<Explanation.Figure> figure : row) {
            out.open("td").text(figure.map(ExplanationsSection::text).orElse(Numbers.UNDEFINED));
            if (!shared && figure.isPresent()) {
                out.element("span", figure.get().definition(), "class", "definition");
            }
            out.close();
        }
        out.close().line();
    }

    private static String text(Explanation.Figure figure) {
        String interval = figure.interval()
                .map(one -> " [" + Exhibits.number(one.low(), figure.format()) + ", "
                        + Exhibits.number(one.high(), figure.format()) + "]")
                .orElse("");
        return Exhibits.number(figure.value(), figure.format()) + interval;
    }

    private static Html head(ReportView.Model model, Html out) {
        return out.open("span", "class", Marker.style(model.series()))
                .add(Marker.icon(model.series()))
                .text(MetricNames.capital(model.title()))
                .close();
    }

    /** Drawings of the same title stand together: side by side, or one below the other if they are wide. */
    private static void exhibits(List<Answer> answers, Html out) {
        Map<String, List<Drawing>> byTitle = new LinkedHashMap<>();
        for (Answer answer : answers) {
            for (Exhibit exhibit : answer.explained().exhibits()) {
                byTitle.computeIfAbsent(exhibit.title(), none -> new ArrayList<>())
                        .add(new Drawing(answer, exhibit));
            }
        }
        byTitle.values().forEach(drawings -> {
            boolean wide = drawings.stream().anyMatch(drawing -> Exhibits.isWide(drawing.exhibit()));
            out.open("div", "class", wide ? "exhibits" : "exhibits panels wide").line();
            for (Drawing drawing : drawings) {
                out.open("div", "class", "of-model");
                head(drawing.answer().model(), out.open("p", "class", "whose")).close();
                Exhibits.draw(drawing.exhibit(), drawing.answer().palette(), out);
                out.close().line();
            }
            out.close().line();
        });
    }
}
