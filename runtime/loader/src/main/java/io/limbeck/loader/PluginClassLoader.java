package io.limbeck.loader;

import java.net.URL;
import java.net.URLClassLoader;
import java.util.List;

/**
 * The classes of one plugin: its own jars, the JDK, and from the host exactly the packages that are lent. Its parent is the
 * platform's loader, so that a plugin can bring any version of any library, and can lean on nothing by accident. TensorFlow
 * and JavaCPP always come from the host, together: they load native code, which a process can hold once.
 */
final class PluginClassLoader extends URLClassLoader {

    /** The host's packages a plugin sees. */
    static final List<String> LENT = List.of(
            "io.limbeck.spi.",
            "jakarta.validation.",
            "org.jspecify.",
            "org.tensorflow.",
            "org.bytedeco.",
            "com.google.protobuf.");

    static {
        registerAsParallelCapable();
    }

    private final ClassLoader host;

    PluginClassLoader(String name, List<URL> jars, ClassLoader host) {
        super(name, jars.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
        this.host = host;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        return LENT.stream().anyMatch(name::startsWith) ? host.loadClass(name) : super.loadClass(name, resolve);
    }
}
