package io.limbeck.engine.document;

import io.limbeck.engine.catalog.Catalog;
import io.limbeck.engine.catalog.CatalogLoader;
import io.limbeck.spi.Component;
import io.limbeck.spi.ComponentKind;
import io.limbeck.spi.Default;
import io.limbeck.spi.ModelSpec;
import io.limbeck.spi.NoSettings;
import io.limbeck.spi.Plugin;
import io.limbeck.spi.PluginDescriptor;
import io.limbeck.spi.Port;
import io.limbeck.spi.Ports;
import io.limbeck.spi.Problem;
import io.limbeck.spi.Schedule;
import io.limbeck.spi.Summary;
import io.limbeck.spi.TableSpec;
import io.limbeck.spi.data.DatasetSource;
import io.limbeck.spi.data.Splitter;
import io.limbeck.spi.data.Transform;
import io.limbeck.spi.metric.FairnessMetric;
import io.limbeck.spi.metric.Metric;
import io.limbeck.spi.model.TeacherSource;
import io.limbeck.spi.tensorflow.LossTerm;
import io.limbeck.spi.tensorflow.Optimizer;
import io.limbeck.spi.tensorflow.StudentArchitecture;
import io.limbeck.spi.tensorflow.TrainSettings;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Components as the built-in plugins have them, that can be checked but never run. */
public final class FakePlugin implements Plugin {

    /** How an activation is named. */
    public enum Activation {
        RELU,
        TANH,
        LEAKY_RELU
    }

    @Summary("A data set that is described but never read")
    public record Data(
            @Default("[]") List<String> sensitive,
            @Default("[no, yes]") @NotEmpty List<String> classes,
            @Default("100") @Positive int rows,
            @Default("false") boolean sensitiveAsFeature) {}

    @Summary("A data set made by chance, with a seed of its own")
    public record Generated(@Default("7") long seed) {}

    @Summary("Shares of the four splits")
    public record Shares(
            @Default("0.6") @PositiveOrZero double train,
            @Default("0.1") @PositiveOrZero double validation,
            @Default("0.1") @PositiveOrZero double calibration,
            @Default("0.2") @PositiveOrZero double test) {
        public Shares {
            if (train + validation + calibration + test > 1 + 1e-9) {
                throw new IllegalArgumentException("the shares add up to more than 1");
            }
        }
    }

    @Summary("Dense layers")
    public record Mlp(
            @Summary("Units of each hidden layer") List<@Positive Integer> hidden,

            @Summary("Share of units left out") @Default("0") @PositiveOrZero @DecimalMax("0.99")
            float dropout,

            @Default("relu") Activation activation,
            Optional<@Positive Integer> rank) {}

    @Summary("Temperature of the softened outputs")
    public record Softened(
            @Summary("1 leaves the outputs as they are, 2 to 10 is usual") @Default("4") @Positive
            double temperature) {}

    @Summary("Learning rate and decay")
    public record Rate(
            @Default("0.001") Schedule learningRate,
            @Default("0") @PositiveOrZero double weightDecay,
            @Default("{}") Map<String, @Positive Double> perLayer) {}

    @Summary("How the model is trained")
    public record Trained(@Valid TrainSettings train) {}

    @Summary("A bound to hold")
    public record Bound(@Default("0.1") @Positive double bound, Optional<@Valid Softened> inner) {}

    /** {@return a catalog of these components alone} */
    public static Catalog catalog() {
        return CatalogLoader.of(List.of(new FakePlugin()));
    }

    @Override
    public PluginDescriptor descriptor() {
        return new PluginDescriptor("limbeck-fake", "0.1.0", "Fakes", "[0.1,1)");
    }

    @Override
    public List<Component<?, ?>> components() {
        return List.of(
                Component.of(DatasetSource.KIND, "data/fake", Data.class, FakePlugin::never)
                        .ports((settings, inputs) -> data(settings)),
                of(DatasetSource.KIND, "data/generated", Generated.class),
                of(Splitter.KIND, "data/stratified-split", Shares.class),
                of(Transform.KIND, "data/one-hot", NoSettings.class),
                of(Transform.KIND, "data/standardize", NoSettings.class),
                of(StudentArchitecture.KIND, "models/mlp", Mlp.class),
                of(StudentArchitecture.KIND, "models/linear", NoSettings.class),
                Component.of(TeacherSource.KIND, "models/trained", Trained.class, FakePlugin::never)
                        .inputs(
                                Port.one("architecture", StudentArchitecture.KIND, "The graph"),
                                Port.many("objective", LossTerm.KIND, "What is minimised"),
                                Port.one("train.optimizer", Optimizer.KIND, "The update rule")
                                        .orElse("optimizers/adam"),
                                Port.optional("teacher", TeacherSource.KIND, "Who is learnt from")
                                        .fromExperiment())
                        .ports((settings, inputs) -> inputs.data()
                                .map(data -> Ports.giving(new ModelSpec(data.classes(), List.of())))
                                .orElse(Ports.NONE)),
                Component.of(TeacherSource.KIND, "models/fusion", NoSettings.class, FakePlugin::never)
                        .inputs(Port.many("members", TeacherSource.KIND, "The models")),
                of(Optimizer.KIND, "optimizers/adam", Rate.class),
                of(Optimizer.KIND, "optimizers/sgd", Rate.class),
                of(LossTerm.KIND, "distillation/cross-entropy", NoSettings.class),
                Component.of(LossTerm.KIND, "distillation/kd", Softened.class, FakePlugin::never)
                        .ports((settings, inputs) -> inputs.teacher().isPresent()
                                ? Ports.NONE
                                : Ports.NONE.with(Problem.error(
                                        "", "needs a teacher, and there is none", "add a section 'teacher'"))),
                Component.of(LossTerm.KIND, "fairness/equalized-odds-gap", NoSettings.class, FakePlugin::never)
                        .ports((settings, inputs) -> inputs.data()
                                .filter(data -> data.sensitive().isEmpty())
                                .map(data -> Ports.NONE.with(
                                        Problem.error("", "needs a sensitive attribute", "name one at data.sensitive")))
                                .orElse(Ports.NONE)),
                of(Metric.KIND, "quality/accuracy", NoSettings.class),
                of(Metric.KIND, "uncertainty/ece", Bound.class),
                of(FairnessMetric.KIND, "fairness/equalized-odds", Bound.class));
    }

    private static Ports data(Data settings) {
        int nobody = settings.sensitive().indexOf("nobody");
        Ports ports = Ports.giving(spec(settings));
        return nobody < 0
                ? ports
                : ports.with(Problem.error(
                        "sensitive[" + nobody + "]", "there is no sensitive attribute 'nobody'", "name another"));
    }

    private static TableSpec spec(Data settings) {
        Map<String, List<String>> sensitive = new LinkedHashMap<>();
        settings.sensitive().forEach(attribute -> sensitive.put(attribute, List.of()));
        return new TableSpec(List.of(-1), settings.classes(), 1, sensitive, settings.rows());
    }

    private static <S extends Record, T> Component<S, T> of(ComponentKind<T> kind, String id, Class<S> settings) {
        return Component.of(kind, id, settings, FakePlugin::never);
    }

    private static <S, T> T never(S settings) {
        throw new UnsupportedOperationException("a fake is never made");
    }
}
