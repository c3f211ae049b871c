package io.limbeck.scorer;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON as RFC 8259 has it, and nothing else: no comments, no trailing commas, no NaN, no name twice in an object,
 * no more than one value. Objects become maps in the order of their members, arrays lists, numbers {@link BigDecimal}.
 */
final class JsonReader {

    private static final int DEEPEST = 64;
    private static final int MOST_DIGITS = 400;

    private final String text;
    private int at;
    private int depth;

    private JsonReader(String text) {
        this.text = text;
    }

    /**
     * {@return what the bytes hold: a map, a list, a text, a number, a truth value or null}
     *
     * @throws ModelFormatException if they are not JSON in UTF-8
     */
    static @Nullable Object read(byte[] bytes) throws ModelFormatException {
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new ModelFormatException("is not UTF-8");
        }
        JsonReader reader = new JsonReader(text);
        Object value = reader.value();
        reader.space();
        if (reader.at < text.length()) {
            throw reader.wrong("the end");
        }
        return value;
    }

    private ModelFormatException wrong(String expected) {
        int line = 1
                + (int) text.substring(0, Math.min(at, text.length()))
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
        String found = at < text.length() ? "'" + text.charAt(at) + "'" : "the end";
        return new ModelFormatException("is not JSON: at character " + (at + 1) + ", line " + line + ", expected "
                + expected + ", found " + found);
    }

    private void space() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    /** {@return the character here}, 0 at the end */
    private char here() {
        return at < text.length() ? text.charAt(at) : 0;
    }

    private boolean skip(char c) {
        if (here() != c || at >= text.length()) {
            return false;
        }
        at++;
        return true;
    }

    private void require(char c) throws ModelFormatException {
        if (!skip(c)) {
            throw wrong("'" + c + "'");
        }
    }

    private @Nullable Object value() throws ModelFormatException {
        space();
        char first = here();
        if (first == '{' || first == '[') {
            if (++depth > DEEPEST) {
                throw wrong("at most " + DEEPEST + " values within each other");
            }
            Object inner = first == '{' ? object() : array();
            depth--;
            return inner;
        }
        if (first == '"') {
            return string();
        }
        if (first == '-' || isDigit(first)) {
            return number();
        }
        for (String word : List.of("true", "false", "null")) {
            if (text.startsWith(word, at)) {
                at += word.length();
                return word.equals("null") ? null : (Object) word.equals("true");
            }
        }
        throw wrong("a value");
    }

    private Map<String, @Nullable Object> object() throws ModelFormatException {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        require('{');
        space();
        if (skip('}')) {
            return members;
        }
        do {
            space();
            String name = string();
            if (members.containsKey(name)) {
                throw new ModelFormatException("names '" + name + "' twice in one object");
            }
            space();
            require(':');
            members.put(name, value());
            space();
        } while (skip(','));
        require('}');
        return members;
    }

    private List<@Nullable Object> array() throws ModelFormatException {
        List<@Nullable Object> values = new ArrayList<>();
        require('[');
        space();
        if (skip(']')) {
            return values;
        }
        do {
            values.add(value());
            space();
        } while (skip(','));
        require(']');
        return values;
    }

    private String string() throws ModelFormatException {
        require('"');
        StringBuilder value = new StringBuilder();
        while (!skip('"')) {
            char c = here();
            if (at >= text.length() || c < ' ') {
                throw wrong("a closing '\"'");
            }
            at++;
            value.append(c == '\\' ? escaped() : c);
        }
        return value.toString();
    }

    private char escaped() throws ModelFormatException {
        char c = here();
        int plain = "\"\\/bfnrt".indexOf(c);
        if (plain >= 0 && at < text.length()) {
            at++;
            return "\"\\/\b\f\n\r\t".charAt(plain);
        }
        if (c != 'u'
                || at + 5 > text.length()
                || !text.substring(at + 1, at + 5).matches("[0-9a-fA-F]{4}")) {
            throw wrong("an escape");
        }
        at += 5;
        return (char) Integer.parseInt(text.substring(at - 4, at), 16);
    }

    private BigDecimal number() throws ModelFormatException {
        int from = at;
        skip('-');
        if (!skip('0')) {
            digits();
        }
        if (skip('.')) {
            digits();
        }
        if (skip('e') || skip('E')) {
            if (!skip('+')) {
                skip('-');
            }
            digits();
        }
        if (at - from > MOST_DIGITS) {
            throw wrong("a number of at most " + MOST_DIGITS + " characters");
        }
        try {
            return new BigDecimal(text.substring(from, at));
        } catch (NumberFormatException e) {
            throw wrong("a number with a smaller exponent");
        }
    }

    private void digits() throws ModelFormatException {
        if (!isDigit(here())) {
            throw wrong("a digit");
        }
        while (isDigit(here())) {
            at++;
        }
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
