package io.limbeck.scorer;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The members of a JSON object, asked for by name and type; what is wrong is told with its place.
 *
 * @param where the object's place in the document, empty for the document itself
 * @param members its members; those that nobody asks for are left alone
 */
record Fields(String where, Map<?, ?> members) {

    static Fields of(String where, @Nullable Object value) throws ModelFormatException {
        if (value instanceof Map<?, ?> map) {
            return new Fields(where, map);
        }
        throw new ModelFormatException("must hold an object at '" + where + "'");
    }

    boolean has(String name) {
        return members.get(name) != null;
    }

    private String place(String name) {
        return where.isEmpty() ? name : where + "." + name;
    }

    ModelFormatException wrong(String name, String expected) {
        Object found = members.get(name);
        return new ModelFormatException("must hold " + expected + " at '" + place(name) + "', but there is "
                + (found == null ? "nothing" : "'" + shortened(found) + "'"));
    }

    private static String shortened(Object value) {
        String text = String.valueOf(value);
        return text.length() > 40 ? text.substring(0, 40) + "…" : text;
    }

    Fields object(String name) throws ModelFormatException {
        return of(place(name), members.get(name));
    }

    List<?> list(String name) throws ModelFormatException {
        if (members.get(name) instanceof List<?> list) {
            return list;
        }
        throw wrong(name, "a list");
    }

    List<Fields> objects(String name) throws ModelFormatException {
        List<Fields> objects = new ArrayList<>();
        for (Object one : list(name)) {
            objects.add(of(place(name) + "[" + objects.size() + "]", one));
        }
        return objects;
    }

    String text(String name) throws ModelFormatException {
        if (members.get(name) instanceof String text) {
            return text;
        }
        throw wrong(name, "a text");
    }

    List<String> texts(String name) throws ModelFormatException {
        List<String> texts = new ArrayList<>();
        for (Object one : list(name)) {
            if (!(one instanceof String text)) {
                throw wrong(name, "a list of texts");
            }
            texts.add(text);
        }
        return texts;
    }

    boolean truth(String name) throws ModelFormatException {
        if (members.get(name) instanceof Boolean truth) {
            return truth;
        }
        throw wrong(name, "true or false");
    }

    double number(String name) throws ModelFormatException {
        if (members.get(name) instanceof BigDecimal number && Double.isFinite(number.doubleValue())) {
            return number.doubleValue();
        }
        throw wrong(name, "a number");
    }

    double[] numbers(String name) throws ModelFormatException {
        List<?> list = list(name);
        double[] numbers = new double[list.size()];
        for (int i = 0; i < numbers.length; i++) {
            if (!(list.get(i) instanceof BigDecimal number) || !Double.isFinite(number.doubleValue())) {
                throw wrong(name, "a list of numbers");
            }
            numbers[i] = number.doubleValue();
        }
        return numbers;
    }

    /** {@return a whole number from 0 to {@code most}} */
    int count(String name, int most) throws ModelFormatException {
        if (members.get(name) instanceof BigDecimal number) {
            double value = number.doubleValue();
            if (value >= 0 && value <= most && value == Math.rint(value)) {
                return (int) value;
            }
        }
        throw wrong(name, "a whole number from 0 to " + most);
    }
}
