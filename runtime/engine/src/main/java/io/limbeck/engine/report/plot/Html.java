package io.limbeck.engine.report.plot;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Writes markup, HTML or SVG. Text and attribute values are escaped; only names of elements and attributes are taken as
 * they are, and they come from this program. Not thread-safe.
 */
public final class Html {

    private final StringBuilder out = new StringBuilder();
    private final Deque<String> open = new ArrayDeque<>();

    /** Opens an element; attributes are names and values in turn. */
    public Html open(String element, String... attributes) {
        start(element, attributes);
        out.append('>');
        open.push(element);
        return this;
    }

    /** Closes the element opened last. */
    public Html close() {
        out.append("</").append(open.pop()).append('>');
        return this;
    }

    /** Writes an element without content. */
    public Html empty(String element, String... attributes) {
        start(element, attributes);
        out.append("/>");
        return this;
    }

    /** Writes an element that holds nothing but text. */
    public Html element(String element, String text, String... attributes) {
        return open(element, attributes).text(text).close();
    }

    /** Writes text. */
    public Html text(String text) {
        out.append(escape(text));
        return this;
    }

    /** Begins a new line. */
    public Html line() {
        out.append('\n');
        return this;
    }

    /** Writes what another one wrote. */
    public Html add(Html markup) {
        out.append(markup);
        return this;
    }

    /** Writes a trusted text as it is: a style sheet of ours. */
    public Html trusted(String text) {
        out.append(text);
        return this;
    }

    private void start(String element, String... attributes) {
        out.append('<').append(element);
        for (int i = 0; i < attributes.length; i += 2) {
            out.append(' ')
                    .append(attributes[i])
                    .append("=\"")
                    .append(escape(attributes[i + 1]))
                    .append('"');
        }
    }

    /** {@return the text with nothing in it that is markup, a control character, or turns the direction of writing} */
    public static String escape(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.appendCodePoint(isSafe(c) ? c : 0xFFFD);
            }
        });
        return escaped.toString();
    }

    private static boolean isSafe(int c) {
        boolean control = (c < 0x20 && c != '\n' && c != '\t' && c != '\r') || (c >= 0x7F && c < 0xA0);
        boolean turning = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
        boolean surrogate = c >= 0xD800 && c <= 0xDFFF;
        return !control && !turning && !surrogate;
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
