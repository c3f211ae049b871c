package io.limbeck.testkit;

import io.limbeck.spi.Component;
import io.limbeck.spi.ComponentContext;
import io.limbeck.spi.ComponentKind;
import io.limbeck.spi.InvalidInputException;
import io.limbeck.spi.Problem;
import io.limbeck.spi.RandomSource;
import io.limbeck.spi.Wired;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apiguardian.api.API;

/**
 * A host for one component under test. Each {@code with…} returns a new context.
 *
 * @param random root of its randomness
 * @param baseDirectory where relative paths start
 * @param dataRoot the folder that holds the data folders
 * @param wired what is plugged into each port
 * @param services services of the host by type
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record FakeContext(
        RandomSource random,
        Path baseDirectory,
        Path dataRoot,
        Map<String, List<Wired<?>>> wired,
        Map<Class<?>, Object> services)
        implements ComponentContext {

    /** A context with nothing plugged in, relative to the working directory. */
    public FakeContext() {
        this(new RandomSource(17), Path.of(""), Path.of("").toAbsolutePath(), Map.of(), Map.of());
    }

    /**
     * {@return this context with relative paths starting in {@code folder}}
     *
     * @param folder where relative paths start
     */
    public FakeContext in(Path folder) {
        return new FakeContext(random, folder, dataRoot, wired, services);
    }

    /**
     * {@return this context with {@code folder} in place of {@code $LIMBECK_DATA}}
     *
     * @param folder a folder with one below it for each name
     */
    public FakeContext withData(Path folder) {
        return new FakeContext(random, baseDirectory, folder, wired, services);
    }

    /**
     * {@return this context with one more plug in the port}
     *
     * @param port name of the port
     * @param plug what is plugged in
     */
    public FakeContext with(String port, Wired<?> plug) {
        Map<String, List<Wired<?>>> more = new HashMap<>(wired);
        List<Wired<?>> plugs = new ArrayList<>(more.getOrDefault(port, List.of()));
        plugs.add(plug);
        more.put(port, List.copyOf(plugs));
        return new FakeContext(random, baseDirectory, dataRoot, more, services);
    }

    /**
     * {@return this context with a service}
     *
     * @param <T> what it is
     * @param type what components ask for
     * @param service what they get
     */
    public <T> FakeContext with(Class<T> type, T service) {
        Map<Class<?>, Object> more = new HashMap<>(services);
        more.put(type, service);
        return new FakeContext(random, baseDirectory, dataRoot, wired, more);
    }

    /**
     * {@return what the component makes of the settings, in this context}
     *
     * @param <S> the settings record
     * @param <T> what it makes
     * @param component what is to be made
     * @param settings settings of its type
     * @throws ClassCastException if the settings are another component's
     */
    public <S extends Record, T> T create(Component<S, T> component, Record settings) {
        return component.create(component.settings().cast(settings), this);
    }

    @Override
    public String node() {
        return "test";
    }

    @Override
    public RandomSource random(String name) {
        return random.child(name);
    }

    @Override
    public Path dataDirectory(String name) {
        Path folder = dataRoot.resolve(name);
        if (!Files.isDirectory(folder)) {
            throw new InvalidInputException(
                    Problem.error("", "there is no folder '" + folder + "'", "make it, or give another data root"));
        }
        return folder;
    }

    @Override
    public <T> List<Wired<T>> inputs(String port, ComponentKind<T> kind) {
        return wired.getOrDefault(port, List.of()).stream()
                .map(plug -> new Wired<>(plug.node(), plug.id(), kind.type().cast(plug.value()), plug.weight()))
                .toList();
    }

    @Override
    public <T> T service(Class<T> type) {
        Object service = services.get(type);
        if (service == null) {
            throw new IllegalStateException("The test gave no service '" + type.getName() + "'");
        }
        return type.cast(service);
    }
}
