package io.limbeck.testkit;

import io.limbeck.spi.Component;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Finds the contracts that stand beside a test class, and the components they are about. */
final class Contracts {

    /** Kinds that have a contract, by id: naming their classes here would want TensorFlow of plugins that need none. */
    static final Set<String> KINDS = Set.of(
            "aggregation-strategy",
            "augmentation",
            "availability",
            "compressor",
            "consensus",
            "dataset-source",
            "execution-backend",
            "explainer",
            "fairness-metric",
            "loss-term",
            "metric",
            "op-gradient",
            "optimizer",
            "partitioner",
            "search",
            "splitter",
            "stress-test",
            "student-architecture",
            "teacher-source",
            "transform",
            "update-filter");

    private static final String OF_KIND = "io.limbeck.testkit.KindContract";
    private static final String OF_TERM = "io.limbeck.testkit.LossTermContract";

    private Contracts() {}

    /** {@return ids of the components that a contract of their kind is about, among the classes compiled with this one} */
    static Set<String> componentsBeside(Class<?> test) {
        Set<String> ids = new TreeSet<>();
        for (Class<?> type : classes(test)) {
            try {
                add(ids, type);
            } catch (NoClassDefFoundError e) {
                // Without TensorFlow the contracts of its kinds hold nothing.
                continue;
            }
        }
        return ids;
    }

    private static void add(Set<String> ids, Class<?> type) {
        if (Modifier.isAbstract(type.getModifiers()) || type.isAnonymousClass() || type.isLocalClass()) {
            return;
        }
        if (extendsFrom(type, OF_TERM)) {
            ids.add(((Component<?, ?>) said(type, "component")).id().toString());
        } else if (extendsFrom(type, OF_KIND)) {
            KindContract<?, ?> contract = (KindContract<?, ?>) made(type);
            contract.components().stream()
                    .filter(contract::isAbout)
                    .forEach(component -> ids.add(component.id().toString()));
        }
    }

    private static boolean extendsFrom(Class<?> type, String name) {
        for (Class<?> at = type.getSuperclass(); at != null; at = at.getSuperclass()) {
            if (at.getName().equals(name)) {
                return true;
            }
        }
        return false;
    }

    private static List<Class<?>> classes(Class<?> test) {
        try {
            Path root = Path.of(
                    test.getProtectionDomain().getCodeSource().getLocation().toURI());
            List<Class<?>> classes = new ArrayList<>();
            try (Stream<Path> files = Files.walk(root)) {
                for (Path file : files.sorted().toList()) {
                    String name = root.relativize(file).toString();
                    if (name.endsWith(".class") && !name.endsWith("-info.class")) {
                        classes.add(Class.forName(
                                name.substring(0, name.length() - 6)
                                        .replace('/', '.')
                                        .replace('\\', '.'),
                                false,
                                test.getClassLoader()));
                    }
                }
            }
            return classes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException | ReflectiveOperationException e) {
            throw new IllegalStateException("The tests beside '" + test.getName() + "' cannot be looked through", e);
        }
    }

    private static Object said(Class<?> contract, String method) {
        try {
            Class<?> at = contract;
            while (true) {
                for (Method declared : at.getDeclaredMethods()) {
                    if (declared.getName().equals(method) && declared.getParameterCount() == 0) {
                        declared.setAccessible(true);
                        return declared.invoke(made(contract));
                    }
                }
                at = at.getSuperclass();
            }
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("'" + contract.getName() + "' does not say what it is about", e);
        }
    }

    /** Nested tests stand in an outer one. */
    private static Object made(Class<?> contract) {
        try {
            boolean inner = contract.getEnclosingClass() != null && !Modifier.isStatic(contract.getModifiers());
            if (inner) {
                Constructor<?> constructor = contract.getDeclaredConstructor(contract.getEnclosingClass());
                constructor.setAccessible(true);
                return constructor.newInstance(made(contract.getEnclosingClass()));
            }
            Constructor<?> constructor = contract.getDeclaredConstructor();
            constructor.setAccessible(true);
            return constructor.newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(
                    "The contract '" + contract.getName() + "' cannot be made; give it a constructor without arguments",
                    e);
        }
    }
}
