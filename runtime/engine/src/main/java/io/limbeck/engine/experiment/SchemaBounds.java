package io.limbeck.engine.experiment;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.limbeck.engine.catalog.Setting;
import io.limbeck.engine.catalog.SettingType;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Negative;
import jakarta.validation.constraints.NegativeOrZero;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.lang.annotation.Annotation;
import java.math.BigDecimal;

/** Says Jakarta's constraints in the words of JSON Schema. Constraints of a plugin's own have none. */
final class SchemaBounds {

    private SchemaBounds() {}

    static void add(ObjectNode schema, Setting.Value value) {
        for (Annotation constraint : value.constraints()) {
            add(schema, value.type(), constraint);
        }
    }

    private static void add(ObjectNode schema, SettingType type, Annotation constraint) {
        if (constraint instanceof Positive) {
            schema.put("exclusiveMinimum", 0);
        } else if (constraint instanceof PositiveOrZero) {
            schema.put("minimum", 0);
        } else if (constraint instanceof Negative) {
            schema.put("exclusiveMaximum", 0);
        } else if (constraint instanceof NegativeOrZero) {
            schema.put("maximum", 0);
        } else if (constraint instanceof Min min) {
            schema.put("minimum", min.value());
        } else if (constraint instanceof Max max) {
            schema.put("maximum", max.value());
        } else if (constraint instanceof DecimalMin min) {
            schema.put(min.inclusive() ? "minimum" : "exclusiveMinimum", new BigDecimal(min.value()));
        } else if (constraint instanceof DecimalMax max) {
            schema.put(max.inclusive() ? "maximum" : "exclusiveMaximum", new BigDecimal(max.value()));
        } else if (constraint instanceof Size size) {
            size(schema, type, size.min(), size.max());
        } else if (constraint instanceof NotEmpty) {
            size(schema, type, 1, Integer.MAX_VALUE);
        } else if (constraint instanceof NotBlank) {
            schema.put("pattern", "\\S");
        } else if (constraint instanceof Pattern pattern) {
            schema.put("pattern", "^(?:" + pattern.regexp() + ")$");
        }
    }

    private static void size(ObjectNode schema, SettingType type, int min, int max) {
        String what = type instanceof SettingType.Sequence
                ? "Items"
                : type instanceof SettingType.Mapping ? "Properties" : "Length";
        if (min > 0) {
            schema.put("min" + what, min);
        }
        if (max < Integer.MAX_VALUE) {
            schema.put("max" + what, max);
        }
    }
}
