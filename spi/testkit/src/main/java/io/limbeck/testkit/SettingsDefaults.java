package io.limbeck.testkit;

import io.limbeck.spi.Default;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * Builds a settings record from its {@link Default} annotations, without a document: what a component gets when the
 * document says nothing but {@code use:}. Understands the literals that defaults are written in: numbers, texts, enums
 * ({@code hard-labels}), booleans, lists, maps and nested records; not YAML at large.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class SettingsDefaults {

    private SettingsDefaults() {}

    /**
     * {@return the settings a document without any gives}
     *
     * @param <S> the settings record
     * @param type the settings record
     * @throws IllegalArgumentException if a setting is required or its default cannot be read, naming it
     */
    public static <S extends Record> S of(Class<S> type) {
        return of(type, Map.of());
    }

    /**
     * {@return the defaults, with some values replaced}
     *
     * @param <S> the settings record
     * @param type the settings record
     * @param values values by the names of the record's components, as the record takes them
     * @throws IllegalArgumentException if a setting is required, unknown, or its default cannot be read, naming it
     */
    public static <S extends Record> S of(Class<S> type, Map<String, ?> values) {
        Map<String, Object> left = new HashMap<>(values);
        RecordComponent[] components = type.getRecordComponents();
        Object[] arguments = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            Object given = left.remove(components[i].getName());
            arguments[i] = given == null ? standard(type, components[i]) : given;
        }
        if (!left.isEmpty()) {
            throw new IllegalArgumentException(type.getSimpleName() + " has no setting '"
                    + left.keySet().iterator().next() + "'");
        }
        return construct(type, components, arguments);
    }

    /**
     * {@return the defaults, with some values read as they would stand in a document}
     *
     * @param <S> the settings record
     * @param type the settings record
     * @param texts values by the names of the record's components: {@code "true-positive-rate"}, {@code "[a, b]"}
     * @throws IllegalArgumentException if a setting is required, unknown, or a value cannot be read, naming it
     */
    public static <S extends Record> S read(Class<S> type, Map<String, String> texts) {
        Map<String, Object> values = new HashMap<>(texts);
        for (RecordComponent component : type.getRecordComponents()) {
            values.computeIfPresent(
                    component.getName(),
                    (name, text) -> SettingText.read(((String) text).strip(), component.getGenericType()));
        }
        return of(type, values);
    }

    /** {@return whether the setting may be left out} */
    static boolean isOptional(RecordComponent component) {
        return component.isAnnotationPresent(Default.class) || component.getType() == Optional.class;
    }

    private static Object standard(Class<?> type, RecordComponent component) {
        Default standard = component.getAnnotation(Default.class);
        if (standard != null) {
            try {
                return SettingText.read(standard.value().strip(), component.getGenericType());
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(
                        "The default of '" + component.getName() + "' in " + type.getSimpleName() + ": "
                                + e.getMessage(),
                        e);
            }
        }
        if (component.getType() == Optional.class) {
            return Optional.empty();
        }
        throw new IllegalArgumentException(
                "'" + component.getName() + "' in " + type.getSimpleName() + " is required: give a value for it");
    }

    private static <S extends Record> S construct(Class<S> type, RecordComponent[] components, Object[] arguments) {
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            Constructor<S> constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(arguments);
        } catch (InvocationTargetException e) {
            throw new IllegalArgumentException(
                    type.getSimpleName() + " refuses its values: " + e.getCause(), e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(type.getSimpleName() + " cannot be made: " + e.getMessage(), e);
        }
    }
}
