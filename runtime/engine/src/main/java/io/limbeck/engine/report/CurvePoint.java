package io.limbeck.engine.report;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A point of a training curve.
 *
 * @param epoch epochs done
 * @param values what was measured there, by name: {@code objective}, {@code validationObjective} …
 */
public record CurvePoint(double epoch, Map<String, Double> values) {

    public CurvePoint {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }
}
