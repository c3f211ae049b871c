package io.limbeck.spi;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.apiguardian.api.API;

/**
 * One contribution of a plugin: its name, its settings, its ports, and how to make it.
 *
 * <p>Authors write {@code Component.of(LossTerm.KIND, "acme/my-loss", MyLoss.Settings.class, MyLoss::new)} and, where
 * needed, add ports and checks with {@link ComponentDefinition}. Implementations are immutable and thread-safe.
 *
 * @param <S> the settings record; Jakarta constraints, {@link Summary} and {@link Default} on its components
 * @param <T> what it makes
 */
@API(status = API.Status.STABLE, since = "0.1")
public interface Component<S extends Record, T> {

    /** {@return the name, unique in a catalog} */
    ComponentId id();

    /** {@return what it can do} */
    ComponentKind<T> kind();

    /** {@return the settings record} */
    Class<S> settings();

    /** {@return one sentence about the component} */
    String summary();

    /** {@return the ports of its own, besides those of its kind} */
    List<Port> inputs();

    /**
     * {@return the kinds of targets it works with}; classes alone unless it says otherwise. The host refuses a component
     * that is used on data of another kind, so that nobody need ask for what is not there.
     */
    default Set<TargetKind> targets() {
        return Set.of(TargetKind.CLASSES);
    }

    /**
     * {@return settings as they would be written today}, made of what a document says, which an older version of the
     * component may have read: maps, lists, texts, numbers and truths. Documents name no version; what is old is told by
     * what is in it, and settings of today come back as they are. Called before anything else is read.
     *
     * @param written settings as they stand in the document, without ports; immutable
     */
    default Map<String, Object> migrated(Map<String, Object> written) {
        return written;
    }

    /**
     * Phase 1: pure and cheap; says what the node will give and what does not fit. Called while a document is edited,
     * with whatever is known so far, and again when the data has been read.
     *
     * @param settings values of the settings, within their constraints
     * @param inputs what is known of everything that is plugged in
     * @return what it gives, and what is wrong
     */
    Ports ports(S settings, PortSpecs inputs);

    /**
     * Phase 2: makes the component; may allocate. {@link AutoCloseable} results are closed by the host.
     *
     * @param settings values of the settings, within their constraints
     * @param context what the host gives
     * @return what it makes
     */
    T create(S settings, ComponentContext context);

    /**
     * A component that needs only its settings.
     *
     * @param <S> the settings record
     * @param <T> what it makes
     * @param kind what it can do
     * @param id its name, {@code family/name}
     * @param settings the settings record
     * @param create makes it of its settings
     * @return a component without ports of its own, for classes
     */
    static <S extends Record, T> ComponentDefinition<S, T> of(
            ComponentKind<T> kind, String id, Class<S> settings, Function<S, ? extends T> create) {
        return of(kind, id, settings, (values, context) -> create.apply(values));
    }

    /**
     * A component that also needs the host's context.
     *
     * @param <S> the settings record
     * @param <T> what it makes
     * @param kind what it can do
     * @param id its name, {@code family/name}
     * @param settings the settings record
     * @param create makes it of its settings
     * @return a component without ports of its own, for classes
     */
    static <S extends Record, T> ComponentDefinition<S, T> of(
            ComponentKind<T> kind, String id, Class<S> settings, BiFunction<S, ComponentContext, ? extends T> create) {
        Summary summary = settings.getAnnotation(Summary.class);
        return new ComponentDefinition<>(
                kind,
                ComponentId.of(id),
                settings,
                summary == null ? "" : summary.value(),
                List.of(),
                (values, inputs) -> Ports.NONE,
                create,
                Set.of(TargetKind.CLASSES),
                UnaryOperator.identity());
    }
}
