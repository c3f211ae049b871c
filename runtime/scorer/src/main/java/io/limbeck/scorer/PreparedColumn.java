package io.limbeck.scorer;

import java.util.ArrayList;
import java.util.List;

/**
 * A column on its way from what was read to what the model sees.
 *
 * @param name its name
 * @param raw number of the column it was made of
 * @param code for a column of zeros and ones the category it stands for, {@link #MISSING} for none, {@link #NEVER} for
 *     one that does not occur; {@link #NUMBER} for a number, {@link #TEXT} for a category that is not encoded yet
 * @param steps what is done to it
 */
record PreparedColumn(String name, int raw, int code, List<NumberStep> steps) {

    static final int MISSING = -1;
    static final int NEVER = -2;
    static final int NUMBER = -3;
    static final int TEXT = -4;

    PreparedColumn(String name, int raw, int code) {
        this(name, raw, code, List.of());
    }

    PreparedColumn then(NumberStep step) {
        List<NumberStep> all = new ArrayList<>(steps);
        all.add(step);
        return new PreparedColumn(name, raw, code, all);
    }

    /** {@return the float of a number} */
    float ofNumber(double value) {
        double result = value;
        for (int i = 0; i < steps.size(); i++) { // an iterator would be an object for every row
            result = steps.get(i).apply(result);
        }
        return (float) result;
    }

    /** {@return the float where the category has this code}; zeros and ones are floats after every step */
    float ofCategory(int category) {
        float result = category == code ? 1 : 0;
        for (NumberStep step : steps) {
            result = (float) step.apply(result);
        }
        return result;
    }
}
