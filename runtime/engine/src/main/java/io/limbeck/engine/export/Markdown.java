package io.limbeck.engine.export;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Markdown, piece by piece. */
final class Markdown {

    /** Stands where a person has to say something that no run knows. */
    private static final String OPEN = "*To be filled in by those who answer for the model:* ";

    private final StringBuilder text = new StringBuilder();

    void title(String title) {
        text.append("# ").append(title).append("\n\n");
    }

    void section(String title) {
        text.append("## ").append(title).append("\n\n");
    }

    void part(String title) {
        text.append("### ").append(title).append("\n\n");
    }

    void paragraph(String words) {
        text.append(words).append("\n\n");
    }

    void open(String question) {
        paragraph(OPEN + question);
    }

    void item(String words) {
        text.append("* ").append(words).append('\n');
    }

    void end() {
        text.append('\n');
    }

    void table(List<String> head, List<List<String>> rows) {
        row(head);
        row(head.stream().map(cell -> "---").toList());
        rows.forEach(this::row);
        end();
    }

    private void row(List<String> cells) {
        List<String> safe = new ArrayList<>();
        cells.forEach(cell -> safe.add(cell.replace("|", "\\|").replace('\n', ' ')));
        text.append("| ").append(String.join(" | ", safe)).append(" |\n");
    }

    void code(String language, String code) {
        text.append("```")
                .append(language)
                .append('\n')
                .append(code.stripTrailing())
                .append("\n```\n\n");
    }

    String text() {
        return text.toString().stripTrailing() + "\n";
    }

    /** {@return a figure of a report with its interval: {@code 0.812 [0.799, 0.825]}; a dash where it is undefined} */
    static String figure(JsonNode figure) {
        if (!figure.path("mean").isNumber()) {
            return "–";
        }
        String mean = number(figure.path("mean").asDouble());
        return figure.path("low").isNumber() && figure.path("high").isNumber()
                ? mean + " [" + number(figure.path("low").asDouble()) + ", "
                        + number(figure.path("high").asDouble()) + "]"
                : mean;
    }

    /** {@return a share without an interval; a dash where it is undefined} */
    static String share(JsonNode value) {
        return value.isNumber() ? number(value.asDouble()) : "–";
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, Math.abs(value) >= 1000 ? "%,.0f" : "%.3f", value);
    }
}
