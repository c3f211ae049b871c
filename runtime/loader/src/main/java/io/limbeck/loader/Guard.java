package io.limbeck.loader;

import io.limbeck.spi.DescriptorFile;
import io.limbeck.spi.InvalidInputException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * Stands around everything that is called in a plugin: the thread's context class loader is the plugin's own meanwhile, and
 * a {@link LinkageError} comes out in words.
 */
final class Guard {

    private final ClassLoader loader;
    private final DescriptorFile file;

    Guard(ClassLoader loader, DescriptorFile file) {
        this.loader = loader;
        this.file = file;
    }

    /** {@return what the plugin answers} */
    <T> T call(Callable<T> work) {
        try {
            return checked(work);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private <T> T checked(Callable<T> work) throws Exception {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            return work.call();
        } catch (LinkageError e) {
            InvalidInputException explained = new InvalidInputException(LinkageProblem.of(file, e));
            explained.initCause(e);
            throw explained;
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /**
     * {@return {@code made} behind this guard}; as it is where it is no object of the plugin, or {@code type} no interface
     * that others may implement
     */
    <T> T around(Class<T> type, T made) {
        if (!type.isInterface() || type.isSealed() || made.getClass().getClassLoader() != loader) {
            return made;
        }
        Set<Class<?>> faces = new LinkedHashSet<>(Set.of(type));
        for (Class<?> at = made.getClass(); at != null; at = at.getSuperclass()) {
            collect(at, faces);
        }
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                faces.toArray(Class<?>[]::new),
                (proxy, method, arguments) -> invoke(proxy, made, method, arguments)));
    }

    /** The host asks with {@code instanceof} what else an object can do, so that all its faces are kept. */
    private void collect(Class<?> type, Set<Class<?>> faces) {
        for (Class<?> face : type.getInterfaces()) {
            boolean ofHost = face.getClassLoader() != loader;
            if (ofHost && Modifier.isPublic(face.getModifiers()) && !face.isSealed()) {
                faces.add(face);
            }
            collect(face, faces);
        }
    }

    private @Nullable Object invoke(Object proxy, Object made, Method method, Object[] arguments) throws Throwable {
        if (method.getName().equals("equals") && method.getDeclaringClass() == Object.class) {
            return proxy == arguments[0];
        }
        Object answer = checked(() -> {
            try {
                return method.invoke(made, arguments);
            } catch (InvocationTargetException e) {
                if (e.getCause() instanceof Error error) {
                    throw error;
                }
                throw (Exception) e.getCause();
            }
        });
        return answer == null ? null : wrapped(method.getReturnType(), answer);
    }

    private <T> Object wrapped(Class<T> type, Object answer) {
        boolean ofSpi = type.isInterface() && type.getName().startsWith("io.limbeck.spi.");
        return ofSpi ? around(type, type.cast(answer)) : answer;
    }
}
