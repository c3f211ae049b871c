package io.limbeck.engine.catalog;

import io.limbeck.spi.Default;
import io.limbeck.spi.Summary;
import io.limbeck.spi.Unit;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Field;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads settings records. Looks at fields, since these carry every annotation of a record's component. */
final class SettingTypes {

    private static final Set<Class<?>> WHOLE = Set.of(int.class, Integer.class, long.class, Long.class);
    private static final Set<Class<?>> FRACTION = Set.of(float.class, Float.class, double.class, Double.class);

    private final Set<Class<?>> open = new HashSet<>();

    private SettingTypes() {}

    static SettingType.Group group(Class<? extends Record> type) {
        return new SettingTypes().record(type);
    }

    private SettingType.Group record(Class<? extends Record> type) {
        if (!open.add(type)) {
            throw new IllegalArgumentException("the settings record '" + type.getName() + "' contains itself");
        }
        List<Setting> settings = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            settings.add(setting(type, component.getName()));
        }
        open.remove(type);
        return new SettingType.Group(type, settings);
    }

    private Setting setting(Class<? extends Record> owner, String name) {
        try {
            Field field = owner.getDeclaredField(name);
            AnnotatedType type = field.getAnnotatedType();
            boolean optional = field.getType() == Optional.class;
            Setting.Value value =
                    optional ? value(argument(type, 0), List.of()) : value(type, List.of(field.getAnnotations()));
            Default standard = field.getAnnotation(Default.class);
            Summary summary = field.getAnnotation(Summary.class);
            Unit unit = field.getAnnotation(Unit.class);
            return new Setting(
                    name,
                    value,
                    optional,
                    standard == null ? Optional.empty() : Optional.of(standard.value()),
                    summary == null ? "" : summary.value(),
                    unit == null ? "" : unit.value());
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException("Every record component has a field", e);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(owner.getName() + "." + name + ": " + e.getMessage(), e);
        }
    }

    private Setting.Value value(AnnotatedType annotated, List<Annotation> more) {
        Set<Annotation> constraints = new LinkedHashSet<>(more);
        constraints.addAll(Arrays.asList(annotated.getAnnotations()));
        return new Setting.Value(type(annotated), List.copyOf(constraints));
    }

    private SettingType type(AnnotatedType annotated) {
        Type type = annotated.getType();
        Class<?> raw = type instanceof ParameterizedType generic
                ? (Class<?>) generic.getRawType()
                : type instanceof Class<?> plain ? plain : Object.class;
        if (WHOLE.contains(raw)) {
            return new SettingType.Whole(raw);
        }
        if (FRACTION.contains(raw)) {
            return new SettingType.Fraction(raw);
        }
        if (raw == boolean.class || raw == Boolean.class) {
            return new SettingType.Truth();
        }
        if (raw == String.class) {
            return new SettingType.Text();
        }
        if (raw.isEnum()) {
            return new SettingType.Choice(enumClass(raw));
        }
        if (SettingType.isSchedule(raw)) {
            return new SettingType.Timed();
        }
        if (raw == List.class) {
            return new SettingType.Sequence(value(argument(annotated, 0), List.of()));
        }
        if (raw == Map.class && argument(annotated, 0).getType() == String.class) {
            return new SettingType.Mapping(value(argument(annotated, 1), List.of()));
        }
        if (raw.isRecord()) {
            return record(raw.asSubclass(Record.class));
        }
        throw new IllegalArgumentException("a setting cannot be of type '" + type.getTypeName()
                + "'; take a number, a boolean, a String, an enum, a Schedule, a record, or an Optional, a List or a Map"
                + " with String keys of these");
    }

    @SuppressWarnings("unchecked")
    private static Class<? extends Enum<?>> enumClass(Class<?> type) {
        return (Class<? extends Enum<?>>) type;
    }

    private static AnnotatedType argument(AnnotatedType type, int index) {
        if (type instanceof AnnotatedParameterizedType generic) {
            return generic.getAnnotatedActualTypeArguments()[index];
        }
        throw new IllegalArgumentException(
                "a setting cannot be of the raw type '" + type.getType().getTypeName() + "'");
    }
}
