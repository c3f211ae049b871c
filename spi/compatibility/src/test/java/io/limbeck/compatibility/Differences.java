package io.limbeck.compatibility;

import japicmp.cmp.JApiCmpArchive;
import japicmp.cmp.JarArchiveComparator;
import japicmp.cmp.JarArchiveComparatorOptions;
import japicmp.model.AccessModifier;
import japicmp.model.JApiBehavior;
import japicmp.model.JApiClass;
import japicmp.model.JApiCompatibility;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What of one jar's public and protected API another breaks, for code that was compiled against it or is to be. */
final class Differences {

    private Differences() {}

    /** {@return one line for each break}: {@code METHOD_REMOVED io.limbeck.spi.Port.orElse(java.lang.String)}, sorted */
    static List<String> breaking(Path before, Path after) {
        JarArchiveComparatorOptions options = new JarArchiveComparatorOptions();
        options.setAccessModifier(AccessModifier.PROTECTED);
        options.getIgnoreMissingClasses().setIgnoreAllMissingClasses(true);
        List<String> breaks = new ArrayList<>();
        for (JApiClass type : new JarArchiveComparator(options).compare(archive(before), archive(after))) {
            String name = type.getFullyQualifiedName();
            add(breaks, type, name);
            add(breaks, type.getSuperclass(), name);
            type.getInterfaces().forEach(one -> add(breaks, one, name + " implements " + one.getFullyQualifiedName()));
            type.getFields().forEach(field -> add(breaks, field, name + "." + field.getName()));
            type.getConstructors().forEach(made -> add(breaks, made, name + "(" + parameters(made) + ")"));
            type.getMethods()
                    .forEach(method ->
                            add(breaks, method, name + "." + method.getName() + "(" + parameters(method) + ")"));
        }
        return breaks.stream().sorted().distinct().toList();
    }

    private static String parameters(JApiBehavior behavior) {
        return String.join(
                ",", behavior.getParameters().stream().map(one -> one.getType()).toList());
    }

    private static void add(List<String> breaks, JApiCompatibility element, String name) {
        element.getCompatibilityChanges().stream()
                .filter(change -> !change.isBinaryCompatible() || !change.isSourceCompatible())
                .forEach(change -> breaks.add(change.getType() + " " + name));
    }

    private static JApiCmpArchive archive(Path jar) {
        File file = jar.toFile();
        if (!file.isFile()) {
            throw new IllegalArgumentException("There is no jar '" + jar + "'");
        }
        return new JApiCmpArchive(file, "any");
    }
}
