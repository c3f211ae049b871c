package io.limbeck.engine.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.limbeck.spi.Plugin;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.CodeSource;
import java.security.ProtectionDomain;
import java.security.cert.Certificate;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class RecordedCodeTest {

    private static final String RECORDED =
            RecordedCode.of(List.of(CatalogLoaderTest.Good.class.getName()), RecordedCodeTest.class.getClassLoader());

    @Test
    void hasTheHashesThatTheCatalogHas() throws IOException {
        Properties lines = new Properties();
        lines.load(new java.io.StringReader(RECORDED));
        Catalog.Entry entry = CatalogLoader.named(
                        List.of(CatalogLoaderTest.Good.class.getName()), RecordedCodeTest.class.getClassLoader())
                .entries()
                .iterator()
                .next();
        assertThat(lines).containsEntry(CatalogLoaderTest.Good.class.getName(), entry.code());
        assertThat(EngineCode.hash()).contains(lines.getProperty(Plugin.class.getName()));
        assertThat(RECORDED.lines()).isSorted();
    }

    /** Classes that all come from one file, as in a native executable, with what was recorded beside them. */
    private static final class OneFile extends ClassLoader {

        OneFile() {
            super(RecordedCodeTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.startsWith("io.limbeck.engine.")) {
                return super.loadClass(name, resolve);
            }
            synchronized (getClassLoadingLock(name)) {
                Class<?> known = findLoadedClass(name);
                if (known != null) {
                    return known;
                }
                try (InputStream in = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
                    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                    in.transferTo(bytes);
                    CodeSource file = new CodeSource(Path.of("pom.xml").toUri().toURL(), (Certificate[]) null);
                    return defineClass(
                            name, bytes.toByteArray(), 0, bytes.size(), new ProtectionDomain(file, null, this, null));
                } catch (IOException e) {
                    throw new ClassNotFoundException(name, e);
                }
            }
        }

        @Override
        public InputStream getResourceAsStream(String name) {
            return name.equals(RecordedCode.RESOURCE)
                    ? new java.io.ByteArrayInputStream(RECORDED.getBytes(StandardCharsets.UTF_8))
                    : super.getResourceAsStream(name);
        }
    }

    @Test
    void inANativeExecutableTheRecordedHashesAreTakenAndNotThatOfTheExecutable() throws ReflectiveOperationException {
        Class<?> engine = new OneFile().loadClass(EngineCode.class.getName());
        String expected = EngineCode.hash();
        assertThat(engine).isNotEqualTo(EngineCode.class);
        System.setProperty("org.graalvm.nativeimage.imagecode", "runtime");
        try {
            assertThat(engine.getMethod("hash").invoke(null)).isEqualTo(expected);
        } finally {
            System.clearProperty("org.graalvm.nativeimage.imagecode");
        }
    }
}
