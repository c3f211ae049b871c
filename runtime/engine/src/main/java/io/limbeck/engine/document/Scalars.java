package io.limbeck.engine.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigInteger;
import java.util.regex.Pattern;

/** Plain scalars by the core schema of YAML 1.2, section 10.3.2. */
final class Scalars {

    private static final Pattern WHOLE = Pattern.compile("[-+]?[0-9]{1,400}");
    private static final Pattern FRACTION = Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?");
    private static final Pattern NOT_FINITE = Pattern.compile("[-+]?\\.(inf|Inf|INF)|\\.(nan|NaN|NAN)");
    private static final Pattern NULL = Pattern.compile("|~|null|Null|NULL");
    private static final Pattern TRUE = Pattern.compile("true|True|TRUE");
    private static final Pattern FALSE = Pattern.compile("false|False|FALSE");

    private Scalars() {}

    /**
     * Reads a scalar.
     *
     * @throws NumberFormatException for a number that is not finite
     */
    static JsonNode of(String text) {
        if (NULL.matcher(text).matches()) {
            return NullNode.getInstance();
        }
        if (TRUE.matcher(text).matches()) {
            return BooleanNode.TRUE;
        }
        if (FALSE.matcher(text).matches()) {
            return BooleanNode.FALSE;
        }
        if (WHOLE.matcher(text).matches()) {
            return whole(new BigInteger(text.startsWith("+") ? text.substring(1) : text));
        }
        if (text.matches("0o[0-7]{1,21}")) {
            return whole(new BigInteger(text.substring(2), 8));
        }
        if (text.matches("0x[0-9a-fA-F]{1,16}")) {
            return whole(new BigInteger(text.substring(2), 16));
        }
        if (FRACTION.matcher(text).matches()) {
            return DoubleNode.valueOf(finite(Double.parseDouble(text)));
        }
        if (NOT_FINITE.matcher(text).matches()) {
            throw new NumberFormatException(text);
        }
        return TextNode.valueOf(text);
    }

    /** The narrowest node, so that equal numbers are equal nodes. */
    private static JsonNode whole(BigInteger value) {
        if (value.bitLength() < 32) {
            return JsonNodeFactory.instance.numberNode(value.intValue());
        }
        return value.bitLength() < 64
                ? JsonNodeFactory.instance.numberNode(value.longValue())
                : JsonNodeFactory.instance.numberNode(value);
    }

    static double finite(double value) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            throw new NumberFormatException(String.valueOf(value));
        }
        return value;
    }
}
