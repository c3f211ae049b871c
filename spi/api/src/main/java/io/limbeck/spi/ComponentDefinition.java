package io.limbeck.spi;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.apiguardian.api.API;

/**
 * A component put together from functions; made by {@link Component#of}.
 *
 * @param <S> the settings record
 * @param <T> what it makes
 */
@API(status = API.Status.STABLE, since = "0.1")
public final class ComponentDefinition<S extends Record, T> implements Component<S, T> {

    private final ComponentKind<T> kind;
    private final ComponentId id;
    private final Class<S> settings;
    private final String summary;
    private final List<Port> inputs;
    private final BiFunction<S, PortSpecs, Ports> ports;
    private final BiFunction<S, ComponentContext, ? extends T> create;
    private final Set<TargetKind> targets;
    private final UnaryOperator<Map<String, Object>> migration;

    ComponentDefinition(
            ComponentKind<T> kind,
            ComponentId id,
            Class<S> settings,
            String summary,
            List<Port> inputs,
            BiFunction<S, PortSpecs, Ports> ports,
            BiFunction<S, ComponentContext, ? extends T> create,
            Set<TargetKind> targets,
            UnaryOperator<Map<String, Object>> migration) {
        this.kind = requireNonNull(kind, "kind is null");
        this.id = requireNonNull(id, "id is null");
        this.settings = requireNonNull(settings, "settings is null");
        this.summary = requireNonNull(summary, "summary is null");
        this.inputs = List.copyOf(inputs);
        this.ports = requireNonNull(ports, "ports is null");
        this.create = requireNonNull(create, "create is null");
        this.targets = Set.copyOf(targets);
        this.migration = requireNonNull(migration, "migration is null");
    }

    /**
     * {@return this component, described by one sentence}
     *
     * @param sentence what the component is, without a full stop
     */
    public ComponentDefinition<S, T> summary(String sentence) {
        return new ComponentDefinition<>(kind, id, settings, sentence, inputs, ports, create, targets, migration);
    }

    /**
     * {@return this component with input ports}
     *
     * @param names the ports, in the order in which they are shown
     */
    public ComponentDefinition<S, T> inputs(Port... names) {
        return new ComponentDefinition<>(
                kind, id, settings, summary, List.of(names), ports, create, targets, migration);
    }

    /**
     * {@return this component with a first phase: what it gives, and what does not fit}
     *
     * @param phase the first phase; pure, cheap, and never throws
     */
    public ComponentDefinition<S, T> ports(BiFunction<S, PortSpecs, Ports> phase) {
        return new ComponentDefinition<>(kind, id, settings, summary, inputs, phase, create, targets, migration);
    }

    /**
     * {@return this component, for targets of these kinds; without this it is for classes}
     *
     * @param kinds what it works with
     */
    public ComponentDefinition<S, T> targets(TargetKind... kinds) {
        return new ComponentDefinition<>(kind, id, settings, summary, inputs, ports, create, Set.of(kinds), migration);
    }

    /**
     * {@return this component, which still reads what an older version of it read}
     *
     * @param change settings as they were written into settings as they would be written today; leaves the latter as they
     *     are, see {@link Component#migrated}
     */
    public ComponentDefinition<S, T> migrating(UnaryOperator<Map<String, Object>> change) {
        return new ComponentDefinition<>(kind, id, settings, summary, inputs, ports, create, targets, change);
    }

    /**
     * {@return this component, refused in a native executable: when a document is checked, and again when it is made}
     *
     * @param why what it needs that is not there, without a full stop
     */
    public ComponentDefinition<S, T> jvmOnly(String why) {
        requireNonNull(why, "why is null");
        return new ComponentDefinition<>(
                kind,
                id,
                settings,
                summary,
                inputs,
                (values, specs) -> {
                    Ports found = ports.apply(values, specs);
                    return NativeExecutable.isRunning() ? found.with(jvmNeeded(why)) : found;
                },
                (values, context) -> {
                    if (NativeExecutable.isRunning()) {
                        throw new InvalidInputException(jvmNeeded(why));
                    }
                    return create.apply(values, context);
                },
                targets,
                migration);
    }

    private Problem jvmNeeded(String why) {
        return Problem.error(
                "",
                "'" + id + "' does not work in a native executable: " + why,
                "run this experiment with the JVM package, or take another component; 'limbeck plugins list --kind "
                        + kind.id() + "' names them all");
    }

    @Override
    public ComponentId id() {
        return id;
    }

    @Override
    public ComponentKind<T> kind() {
        return kind;
    }

    @Override
    public Class<S> settings() {
        return settings;
    }

    @Override
    public String summary() {
        return summary;
    }

    @Override
    public List<Port> inputs() {
        return inputs;
    }

    @Override
    public Set<TargetKind> targets() {
        return targets;
    }

    @Override
    public Map<String, Object> migrated(Map<String, Object> written) {
        return migration.apply(written);
    }

    @Override
    public Ports ports(S values, PortSpecs specs) {
        return ports.apply(values, specs);
    }

    @Override
    public T create(S values, ComponentContext context) {
        return create.apply(values, context);
    }

    @Override
    public String toString() {
        return id + " (" + kind + ")";
    }
}
