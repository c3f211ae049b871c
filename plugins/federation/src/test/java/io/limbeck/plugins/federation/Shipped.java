package io.limbeck.plugins.federation;

import io.limbeck.spi.Component;
import io.limbeck.spi.ComponentKind;
import io.limbeck.testkit.FakeContext;
import io.limbeck.testkit.SettingsDefaults;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes components of this plugin as a document would: by name, with settings by name. */
public final class Shipped {

    private Shipped() {}

    /** {@return the ids of a kind} */
    public static List<String> ids(ComponentKind<?> kind) {
        return new FederationPlugin()
                .components().stream()
                        .filter(component -> component.kind() == kind)
                        .map(component -> component.id().toString())
                        .toList();
    }

    /** {@return the component with these settings: numbers, truth values, texts of constants, lists, and maps for records} */
    public static <T> T make(ComponentKind<T> kind, String id, Map<String, ?> settings) {
        return make(kind, id, settings, new FakeContext());
    }

    /** {@return the component, relative paths starting in a folder} */
    public static <T> T make(ComponentKind<T> kind, String id, Map<String, ?> settings, Path folder) {
        return make(kind, id, settings, new FakeContext().in(folder));
    }

    private static <T> T make(ComponentKind<T> kind, String id, Map<String, ?> settings, FakeContext context) {
        Component<?, ?> component = new FederationPlugin()
                .components().stream()
                        .filter(each -> each.id().toString().equals(id))
                        .findFirst()
                        .orElseThrow();
        return kind.type().cast(context.create(component, record(component.settings(), settings)));
    }

    private static <S extends Record> S record(Class<S> type, Map<String, ?> settings) {
        Map<String, Object> values = new LinkedHashMap<>();
        settings.forEach((name, value) -> {
            RecordComponent component = Arrays.stream(type.getRecordComponents())
                    .filter(each -> each.getName().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(type + " has no '" + name + "'"));
            values.put(name, convert(value, component.getGenericType()));
        });
        return SettingsDefaults.of(type, values);
    }

    private static Object convert(Object value, Type type) {
        if (type instanceof ParameterizedType generic) {
            Type inner = generic.getActualTypeArguments()[0];
            return generic.getRawType() == Optional.class
                    ? Optional.of(convert(value, inner))
                    : ((List<?>) value)
                            .stream().map(each -> convert(each, inner)).toList();
        }
        Class<?> plain = (Class<?>) type;
        if (plain.isRecord()) {
            @SuppressWarnings("unchecked")
            Map<String, ?> nested = (Map<String, ?>) value;
            return record(plain.asSubclass(Record.class), nested);
        }
        if (plain.isEnum()) {
            return Arrays.stream(plain.getEnumConstants())
                    .filter(each -> ((Enum<?>) each)
                            .name()
                            .equalsIgnoreCase(value.toString().replace('-', '_')))
                    .findFirst()
                    .orElseThrow();
        }
        if (value instanceof Number number) {
            return plain == int.class || plain == Integer.class
                    ? (Object) number.intValue()
                    : plain == long.class || plain == Long.class ? (Object) number.longValue() : number.doubleValue();
        }
        return value;
    }
}
