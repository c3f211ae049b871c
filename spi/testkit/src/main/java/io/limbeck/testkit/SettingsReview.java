package io.limbeck.testkit;

import io.limbeck.spi.Default;
import io.limbeck.spi.FormerName;
import io.limbeck.spi.Removed;
import io.limbeck.spi.Schedule;
import io.limbeck.spi.Summary;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads a settings record as the host will, and says what is wrong with it. */
final class SettingsReview {

    private static final Set<Type> PLAIN = Set.of(
            int.class,
            long.class,
            float.class,
            double.class,
            boolean.class,
            Integer.class,
            Long.class,
            Float.class,
            Double.class,
            Boolean.class,
            String.class,
            Schedule.class);

    private SettingsReview() {}

    static List<String> faults(Class<? extends Record> type) {
        List<String> faults = new ArrayList<>();
        review(type, "", faults);
        if (faults.isEmpty() && isComplete(type)) {
            faults.addAll(SettingsConstraints.violations(SettingsDefaults.of(type)));
        }
        return faults;
    }

    /** {@return whether a document need not set a thing} */
    static boolean isComplete(Class<? extends Record> type) {
        return Arrays.stream(type.getRecordComponents()).allMatch(SettingsDefaults::isOptional);
    }

    private static void review(Class<?> type, String path, List<String> faults) {
        Set<String> names = new HashSet<>();
        for (RecordComponent component : type.getRecordComponents()) {
            names.add(component.getName());
        }
        for (Removed removed : type.getAnnotationsByType(Removed.class)) {
            reviewOld(removed.name(), "is removed", path, names, faults);
        }
        for (RecordComponent component : type.getRecordComponents()) {
            FormerName former = component.getAnnotation(FormerName.class);
            for (String old : former == null ? new String[0] : former.value()) {
                reviewOld(old, "is the former name of '" + component.getName() + "'", path, names, faults);
            }
        }
        for (RecordComponent component : type.getRecordComponents()) {
            String name = path + component.getName();
            Summary summary = component.getAnnotation(Summary.class);
            if (summary == null || summary.value().isBlank()) {
                faults.add(name + " has no @Summary");
            }
            Default standard = component.getAnnotation(Default.class);
            if (standard != null) {
                try {
                    SettingText.read(standard.value().strip(), component.getGenericType());
                } catch (IllegalArgumentException e) {
                    faults.add(name + " has a default that cannot be read: " + e.getMessage());
                }
            }
            reviewType(component.getGenericType(), name, faults);
        }
    }

    private static void reviewOld(String old, String what, String path, Set<String> names, List<String> faults) {
        if (!names.add(old)) {
            faults.add(path + old + " " + what + ", but is a setting as well, or named twice");
        }
    }

    private static void reviewType(Type type, String name, List<String> faults) {
        if (type instanceof ParameterizedType generic) {
            Type[] arguments = generic.getActualTypeArguments();
            Type raw = generic.getRawType();
            if (raw == Optional.class || raw == List.class || (raw == Map.class && arguments[0] == String.class)) {
                reviewType(arguments[arguments.length - 1], name, faults);
                return;
            }
        }
        if (type instanceof Class<?> plain && plain.isRecord()) {
            review(plain, name + ".", faults);
        } else if (!PLAIN.contains(type) && !(type instanceof Class<?> plain && plain.isEnum())) {
            faults.add(name + " is of type " + type.getTypeName() + ", which no document can give");
        }
    }
}
