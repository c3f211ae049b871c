package io.limbeck.engine.run;

import io.limbeck.engine.catalog.Catalog;
import io.limbeck.engine.catalog.CatalogLoader;
import io.limbeck.spi.Component;
import io.limbeck.spi.Default;
import io.limbeck.spi.InvalidInputException;
import io.limbeck.spi.ModelSpec;
import io.limbeck.spi.NoSettings;
import io.limbeck.spi.Plugin;
import io.limbeck.spi.PluginDescriptor;
import io.limbeck.spi.Port;
import io.limbeck.spi.Ports;
import io.limbeck.spi.Problem;
import io.limbeck.spi.Summary;
import io.limbeck.spi.TableSpec;
import io.limbeck.spi.data.Split;
import io.limbeck.spi.data.Table;
import io.limbeck.spi.model.Lesson;
import io.limbeck.spi.model.ModelOutputs;
import io.limbeck.spi.model.Teacher;
import io.limbeck.spi.model.TeacherSource;
import io.limbeck.spi.model.View;
import io.limbeck.spi.tensorflow.StudentArchitecture;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.concurrent.atomic.AtomicInteger;

/** A plugin whose model does what a model must not do, and whose architecture cannot be made. */
public final class Cheats implements Plugin {

    /** How it cheats. */
    enum Way {
        /** Not at all: it repeats its teacher. */
        HONEST,
        /** Looks at test rows while it learns. */
        TEST_ROWS,
        /** Asks its teacher about test rows while it learns. */
        TEACHER_ON_TEST,
        /** Looks into its teacher on test rows while it learns. */
        VIEW_ON_TEST,
        /** Looks at test rows when it is asked. */
        LATE_TEST_ROWS,
        /** Asks its teacher about rows of its own making. */
        OTHER_ROWS,
        /** Says something that is no number. */
        NOT_A_NUMBER
    }

    @Summary("A model that repeats its teacher, and cheats")
    record Settings(
            @Summary("How it cheats") @Default("honest") Way way) {}

    private final AtomicInteger closed;

    Cheats(AtomicInteger closed) {
        this.closed = closed;
    }

    /** {@return all usual components, and the cheating one}; {@code closed} counts how many of these were closed */
    static Catalog catalog(AtomicInteger closed) {
        List<Plugin> plugins = new ArrayList<>();
        ServiceLoader.load(Plugin.class).forEach(plugins::add);
        plugins.add(new Cheats(closed));
        return CatalogLoader.of(plugins);
    }

    @Override
    public PluginDescriptor descriptor() {
        return new PluginDescriptor("test-cheats", "0.1.0", "Models that cheat", "[0.1,1)");
    }

    @Override
    public List<Component<?, ?>> components() {
        return List.of(
                Component.of(StudentArchitecture.KIND, "test/broken", NoSettings.class, settings -> {
                    throw new InvalidInputException(Problem.error("file", "is broken", "mend it"));
                }),
                Component.of(
                                TeacherSource.KIND,
                                "test/cheat",
                                Settings.class,
                                settings -> new Cheat(settings.way(), closed))
                        .inputs(Port.optional("teacher", TeacherSource.KIND, "The model it repeats")
                                .fromExperiment())
                        .ports((settings, inputs) -> Ports.giving(new ModelSpec(
                                inputs.data().map(TableSpec::classes).orElse(List.of()), List.of()))));
    }

    private record Cheat(Way way, AtomicInteger closed) implements TeacherSource, AutoCloseable {

        @Override
        public Teacher open(Lesson lesson) {
            Teacher teacher = lesson.models("teacher").get(0);
            Table train = lesson.rows(Split.TRAIN);
            int[] none = new int[0];
            switch (way) {
                case TEST_ROWS -> lesson.rows(Split.TEST);
                case TEACHER_ON_TEST -> teacher.outputs(train.select(none), Split.TEST);
                case VIEW_ON_TEST -> teacher.view(new View.Tap("logits"), train.select(none), Split.TEST);
                case OTHER_ROWS -> teacher.outputs(train.select(new int[train.rows()]), Split.TRAIN);
                case HONEST, LATE_TEST_ROWS, NOT_A_NUMBER -> teacher.outputs(train, Split.TRAIN);
            }
            return (rows, split) -> {
                if (way == Way.LATE_TEST_ROWS) {
                    lesson.rows(Split.TEST);
                }
                ModelOutputs said = teacher.outputs(rows, split);
                float[] logits = said.logits().clone();
                if (way == Way.NOT_A_NUMBER) {
                    logits[1] = Float.NaN;
                }
                return new ModelOutputs(logits, said.classes());
            };
        }

        @Override
        public void close() {
            closed.incrementAndGet();
        }
    }
}
