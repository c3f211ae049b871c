package io.limbeck.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.limbeck.spi.Component;
import io.limbeck.spi.NoSettings;
import io.limbeck.spi.Plugin;
import io.limbeck.spi.PluginDescriptor;
import io.limbeck.spi.data.Split;
import io.limbeck.spi.data.Splitter;
import io.limbeck.spi.data.Table;
import io.limbeck.spi.data.Transform;
import io.limbeck.spi.federation.Consensus;
import io.limbeck.spi.metric.Direction;
import io.limbeck.spi.metric.Metric;
import io.limbeck.spi.metric.Predictions;
import io.limbeck.spi.model.ModelOutputs;
import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** The contracts of kinds that are about data alone run where there is no TensorFlow, and no JavaCPP. */
final class WithoutTensorFlowTest {

    /** Runs tests in a class path of its own; what it counts comes back as text, since its classes are others. */
    public static final class Inside {

        private Inside() {}

        /** {@return how many tests ran well, and what was said of those that did not} */
        public static List<String> run(List<String> classes) {
            SummaryGeneratingListener listener = new SummaryGeneratingListener();
            LauncherFactory.create()
                    .execute(
                            LauncherDiscoveryRequestBuilder.request()
                                    .selectors(classes.stream()
                                            .map(DiscoverySelectors::selectClass)
                                            .toList())
                                    .build(),
                            listener);
            TestExecutionSummary summary = listener.getSummary();
            List<String> said = new ArrayList<>(List.of(String.valueOf(summary.getTestsSucceededCount())));
            summary.getFailures()
                    .forEach(failure ->
                            said.add(failure.getTestIdentifier().getDisplayName() + ": " + failure.getException()));
            return said;
        }
    }

    private static final class NoTensorFlow extends URLClassLoader {

        NoTensorFlow(URL[] classPath) {
            super(classPath, ClassLoader.getPlatformClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.startsWith("org.tensorflow.") || name.startsWith("org.bytedeco.")) {
                throw new ClassNotFoundException(name + ", which is not there");
            }
            return super.loadClass(name, resolve);
        }
    }

    private static URL[] classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(entry -> !entry.contains("tensorflow-core") && !entry.contains("javacpp"))
                .map(entry -> {
                    try {
                        return Path.of(entry).toUri().toURL();
                    } catch (MalformedURLException e) {
                        throw new IllegalStateException(e);
                    }
                })
                .toArray(URL[]::new);
    }

    @SuppressWarnings("unchecked")
    private static List<String> run(Class<?>... tests) throws Exception {
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        try (NoTensorFlow without = new NoTensorFlow(classPath())) {
            Thread.currentThread().setContextClassLoader(without);
            return (List<String>) without.loadClass(Inside.class.getName())
                    .getMethod("run", List.class)
                    .invoke(null, Arrays.stream(tests).map(Class::getName).toList());
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    @Test
    void thereIsNoTensorFlowInside() throws Exception {
        try (NoTensorFlow without = new NoTensorFlow(classPath())) {
            assertThatThrownBy(() -> without.loadClass("org.tensorflow.Graph"))
                    .isInstanceOf(ClassNotFoundException.class);
        }
        assertThat(run(OfAnArchitecture.class)).anyMatch(said -> said.contains("NoClassDefFoundError"));
    }

    @Test
    void contractsOfDataKeepRunning() throws Exception {
        List<String> said =
                run(OfAMetric.class, OfASplitter.class, OfATransform.class, OfAConsensus.class, OfThePlugin.class);
        assertThat(said).as("failures").hasSize(1);
        assertThat(Integer.parseInt(said.get(0))).isGreaterThan(30);
    }

    /** A plugin that needs no TensorFlow. */
    public static final class Data implements Plugin {

        private record Rows() implements Metric {
            @Override
            public String definition() {
                return "share of rows that are right";
            }

            @Override
            public Direction better() {
                return Direction.HIGHER;
            }

            @Override
            public double value(Predictions rows) {
                int[] decisions = rows.isRegression() ? new int[0] : rows.decisions();
                double right = 0;
                for (int row = 0; row < decisions.length; row++) {
                    right += decisions[row] == rows.labels()[row] ? rows.weights()[row] : 0;
                }
                return right / Arrays.stream(rows.weights()).sum();
            }
        }

        private static Map<Split, int[]> split(Table rows, io.limbeck.spi.RandomSource random) {
            int[] order = random.permutation(rows.rows());
            Map<Split, int[]> splits = new EnumMap<>(Split.class);
            int part = rows.rows() / Split.values().length;
            for (Split split : Split.values()) {
                int from = split.ordinal() * part;
                int to = split.ordinal() == Split.values().length - 1 ? rows.rows() : from + part;
                splits.put(split, Arrays.copyOfRange(order, from, to));
            }
            return splits;
        }

        @Override
        public PluginDescriptor descriptor() {
            return new PluginDescriptor("test-data", "0.1.0", "Data", "[0.1,1)");
        }

        @Override
        public List<Component<?, ?>> components() {
            return List.of(
                    Component.of(Metric.KIND, "test/rows", NoSettings.class, settings -> new Rows())
                            .summary("Share of rows that are right"),
                    Component.of(
                                    Splitter.KIND,
                                    "test/split",
                                    NoSettings.class,
                                    settings -> (rows, published, random) -> split(rows, random))
                            .summary("Equal splits"),
                    Component.of(
                                    Transform.KIND,
                                    "test/same",
                                    NoSettings.class,
                                    settings -> (train, random) -> (rows, split) -> rows)
                            .summary("Rows as they are"),
                    Component.of(Consensus.KIND, "test/mean", NoSettings.class, settings -> answers -> {
                                float[] sum = new float[answers.get(0).outputs().logits().length];
                                answers.forEach(answer -> {
                                    for (int i = 0; i < sum.length; i++) {
                                        sum[i] += answer.outputs().logits()[i] / answers.size();
                                    }
                                });
                                return new ModelOutputs(
                                        sum, answers.get(0).outputs().classes());
                            })
                            .summary("Mean of logits"));
        }
    }

    static final class OfThePlugin extends PluginContract {
        @Override
        protected Plugin plugin() {
            return new Data();
        }

        @Override
        @Test
        void theServiceLoaderFindsIt() {
            assertThat(plugin()).isNotNull(); // It has no jar, and no services file.
        }
    }

    static final class OfAMetric extends MetricContract {
        @Override
        protected List<Component<?, ?>> components() {
            return new Data().components();
        }
    }

    static final class OfASplitter extends SplitterContract {
        @Override
        protected List<Component<?, ?>> components() {
            return new Data().components();
        }
    }

    static final class OfATransform extends TransformContract {
        @Override
        protected List<Component<?, ?>> components() {
            return new Data().components();
        }
    }

    static final class OfAConsensus extends ConsensusContract {
        @Override
        protected List<Component<?, ?>> components() {
            return new Data().components();
        }
    }

    static final class OfAnArchitecture extends StudentArchitectureContract {
        @Override
        protected List<Component<?, ?>> components() {
            return List.of(Component.of(
                    io.limbeck.spi.tensorflow.StudentArchitecture.KIND,
                    "test/nothing",
                    NoSettings.class,
                    settings -> inputs -> {
                        throw new IllegalStateException("is not built in this test");
                    }));
        }
    }
}
