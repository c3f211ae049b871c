package io.limbeck.spi;

import java.nio.file.Path;
import java.util.List;
import org.apiguardian.api.API;

/** What the host gives a component while it is made. Valid only during {@link Component#create}. */
@API(status = API.Status.STABLE, since = "0.1")
public interface ComponentContext {

    /** {@return the node's place in the document} */
    String node();

    /**
     * {@return a source of randomness for this node and purpose; the same names give the same numbers}
     *
     * @param name what the numbers are for
     */
    RandomSource random(String name);

    /**
     * {@return the folder in which relative paths of the document start}
     */
    Path baseDirectory();

    /**
     * {@return the folder {@code $LIMBECK_DATA/name}}
     *
     * @param name folder below {@code $LIMBECK_DATA}
     * @throws InvalidInputException if the variable is not set or the folder is missing, naming the remedy
     */
    Path dataDirectory(String name);

    /**
     * {@return what is plugged into the port, in order; empty if nothing is}
     *
     * <p>Only parts (architectures, loss terms, optimizers …) are found here. Data sets and models are steps of the
     * plan: they reach a component when it runs, not while it is made.
     *
     * @param <T> the contract of that kind
     * @param port name of the port
     * @param kind what is expected there
     */
    <T> List<Wired<T>> inputs(String port, ComponentKind<T> kind);

    /**
     * {@return the only thing plugged into the port}
     *
     * @param <T> the contract of that kind
     * @param port name of the port
     * @param kind what is expected there
     * @throws InvalidInputException if the port is empty
     */
    default <T> T input(String port, ComponentKind<T> kind) {
        return inputs(port, kind).stream()
                .findFirst()
                .orElseThrow(() -> new InvalidInputException(Problem.error(
                        port, "is missing", "plug in a component: 'limbeck plugins list --kind " + kind.id() + "'")))
                .value();
    }

    /**
     * {@return a service of the host}, such as the trainer of TensorFlow graphs
     *
     * @param <T> the service
     * @param type the service
     * @throws IllegalStateException if the host has none of this type
     */
    <T> T service(Class<T> type);
}
