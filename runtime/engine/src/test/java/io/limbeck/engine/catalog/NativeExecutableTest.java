package io.limbeck.engine.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.limbeck.engine.run.Engine;
import io.limbeck.spi.Component;
import io.limbeck.spi.ComponentContext;
import io.limbeck.spi.ComponentDefinition;
import io.limbeck.spi.InvalidInputException;
import io.limbeck.spi.NativeExecutable;
import io.limbeck.spi.NoSettings;
import io.limbeck.spi.PortSpecs;
import io.limbeck.spi.execution.WorkerProgram;
import io.limbeck.spi.metric.Metric;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** GraalVM's sign is a system property, so that a JVM can be told that it is a native executable. */
class NativeExecutableTest {

    private static final String SIGN = "org.graalvm.nativeimage.imagecode";

    private static final ComponentDefinition<NoSettings, Metric> COMPONENT = Component.of(
                    Metric.KIND, "acme/metric", NoSettings.class, settings -> {
                        throw new IllegalStateException("was made");
                    })
            .jvmOnly("Acme's library lies in a jar");

    @AfterEach
    void backToTheJvm() {
        System.clearProperty(SIGN);
    }

    @Test
    void onTheJvmNothingIsRefused() {
        assertThat(NativeExecutable.isRunning()).isFalse();
        assertThat(COMPONENT.ports(new NoSettings(), PortSpecs.NONE).problems()).isEmpty();
    }

    @Test
    void aNativeExecutableRefusesWhatNeedsTheJvmWhenTheDocumentIsChecked() {
        System.setProperty(SIGN, "runtime");
        assertThat(COMPONENT.ports(new NoSettings(), PortSpecs.NONE).problems())
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.message())
                            .isEqualTo(
                                    "'acme/metric' does not work in a native executable: Acme's library lies in a jar");
                    assertThat(problem.remedy()).contains("JVM package");
                });
        ComponentContext nobody = (ComponentContext) Proxy.newProxyInstance(
                Engine.class.getClassLoader(),
                new Class<?>[] {ComponentContext.class},
                (proxy, method, values) -> null);
        assertThatThrownBy(() -> COMPONENT.create(new NoSettings(), nobody)).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void aNativeExecutableStartsItselfAsItsWorker() {
        WorkerProgram program = new WorkerProgram(List.of("-Xmx1g"), List.of("a.jar"), "acme.Worker");
        assertThat(program.command(Path.of("jdk"), ":"))
                .containsExactly("jdk/bin/java", "-Xmx1g", "-cp", "a.jar", "acme.Worker");
        System.setProperty(SIGN, "runtime");
        assertThat(program.command(Path.of("jdk"), ":"))
                .containsExactly(ProcessHandle.current().info().command().orElseThrow(), "worker");
    }
}
