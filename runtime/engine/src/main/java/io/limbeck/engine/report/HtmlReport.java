package io.limbeck.engine.report;

import com.fasterxml.jackson.databind.JsonNode;
import io.limbeck.engine.report.plot.Html;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * Makes {@code report.html} of {@code report.json}: one page that loads nothing and runs nothing. Its policy forbids
 * scripts and everything from elsewhere, and allows but the one style sheet, known by its hash. Pure: the same tree gives
 * the same page.
 */
public final class HtmlReport {

    private static final Map<String, BiConsumer<ReportView, Html>> SECTIONS = sections();

    private static Map<String, BiConsumer<ReportView, Html>> sections() {
        Map<String, BiConsumer<ReportView, Html>> sections = new LinkedHashMap<>();
        sections.put("Findings", FindingsSection::write);
        sections.put("Figures", FiguresSection::write);
        sections.put("Fidelity", FidelitySection::write);
        sections.put("Stages", StagesSection::write);
        sections.put("Compression", CompressionSection::write);
        sections.put("Traffic", TrafficSection::write);
        sections.put("Cost", CostSection::write);
        sections.put("Tuning", TuningSection::write);
        sections.put("Surface", SurfaceSection::write);
        sections.put("Sweep", SweepSection::write);
        sections.put("Explanations", ExplanationsSection::write);
        sections.put("Groups", GroupSection::write);
        sections.put("Inheritance", InheritanceSection::write);
        sections.put("Changed decisions", ChangesSection::write);
        sections.put("Reliability", ReliabilitySection::write);
        sections.put("Shift and unknowns", StressSection::write);
        sections.put("Training", CurvesSection::write);
        sections.put("Data", DataSection::write);
        sections.put("Provenance", ProvenanceSection::write);
        return sections;
    }

    /** {@return the page} */
    public String render(JsonNode report) {
        String name = report.path("name").asText();
        ReportView view = ReportView.of(report);
        Html body = new Html();
        Html contents = new Html();
        SECTIONS.forEach((title, section) -> {
            Html content = new Html();
            section.accept(view, content);
            if (!content.toString().isEmpty()) {
                String id = title.toLowerCase(Locale.ROOT).replace(' ', '-');
                contents.element("a", title, "href", "#" + id);
                body.open("section", "id", id, "aria-label", title)
                        .add(content)
                        .close()
                        .line();
            }
        });
        Html footer = new Html()
                .text("Limbeck report of run ")
                .element("code", report.path("id").asText())
                .text(". Metrics hash ")
                .element("code", report.path("metricsHash").asText())
                .text(".");
        Html begin = new Html();
        header(view, begin);
        begin.open("nav", "aria-label", "Contents").add(contents).close().line();
        return page(name + " · Limbeck report", begin, body, footer);
    }

    /** {@return a page that loads nothing and runs nothing} */
    static String page(String title, Html begin, Html body, Html footer) {
        String style = style();
        Html page = new Html()
                .trusted("<!doctype html>\n")
                .open("html", "lang", "en")
                .line();
        page.open("head")
                .empty("meta", "charset", "utf-8")
                .empty("meta", "http-equiv", "Content-Security-Policy", "content", policy(style))
                .empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1")
                .empty("meta", "name", "color-scheme", "content", "light dark")
                .empty("link", "rel", "icon", "href", "data:,")
                .element("title", title)
                .open("style")
                .trusted(style)
                .close()
                .close()
                .line();
        page.open("body").open("div", "class", "page").add(begin);
        page.open("main").line().add(body).close();
        page.open("footer").add(footer).close();
        return page.close().close().close().line().toString();
    }

    private static void header(ReportView view, Html page) {
        JsonNode report = view.report();
        int repetitions = report.path("repetitions").intValue();
        page.open("header").element("p", "Limbeck · experiment report", "class", "kicker");
        page.element("h1", report.path("name").asText());
        if (!report.path("description").asText().isEmpty()) {
            page.element("p", report.path("description").asText(), "class", "lede");
        }
        page.open("p", "class", "meta")
                .element("span", report.path("started").asText().replaceFirst("T(\\d\\d:\\d\\d).*Z$", " $1 UTC"))
                .element("span", repetitions == 1 ? "1 repetition" : repetitions + " repetitions")
                .element(
                        "span",
                        view.models().size() == 1 ? "1 model" : view.models().size() + " models");
        if (view.isSweep()) {
            page.element("span", report.path("variants").size() + " points of a sweep");
        }
        page.close().close().line();
    }

    private static String policy(String style) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(style.getBytes(StandardCharsets.UTF_8));
            return "default-src 'none'; style-src 'sha256-"
                    + Base64.getEncoder().encodeToString(hash)
                    + "'; img-src data:; base-uri 'none'; form-action 'none'";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String style() {
        try (InputStream in = HtmlReport.class.getResourceAsStream("report.css")) {
            if (in == null) {
                throw new IllegalStateException("report.css is missing beside " + HtmlReport.class.getName());
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
