package io.limbeck.spi;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.apiguardian.api.API;

/**
 * A place in a node where other nodes are plugged in.
 *
 * @param name the key in the document; a dot stands for a nested settings record ({@code train.optimizer})
 * @param kinds what may be plugged in
 * @param arity how many
 * @param standard the component taken when the document leaves {@code use} out, empty if it must be named
 * @param ambient whether an unplugged port takes the experiment's section of the same name ({@code data},
 *     {@code teacher})
 * @param taught whether what is plugged in learns from a teacher that the component itself provides; loss terms there find
 *     one with the data's classes and no layers
 * @param summary one sentence
 */
@API(status = API.Status.STABLE, since = "0.1")
public record Port(
        String name,
        List<ComponentKind<?>> kinds,
        Arity arity,
        String standard,
        boolean ambient,
        boolean taught,
        String summary) {

    /** How many nodes a port takes. */
    public enum Arity {
        /** Exactly one. */
        ONE,
        /** One or none. */
        OPTIONAL,
        /** Any number, in order; each edge carries a weight. */
        MANY
    }

    public Port {
        requireNonNull(name, "name is null");
        requireNonNull(arity, "arity is null");
        requireNonNull(standard, "standard is null");
        requireNonNull(summary, "summary is null");
        kinds = List.copyOf(kinds);
    }

    /**
     * A port that must be plugged.
     *
     * @param name the key in the document
     * @param kind what may be plugged in
     * @param summary one sentence
     * @return the port
     */
    public static Port one(String name, ComponentKind<?> kind, String summary) {
        return new Port(name, List.of(kind), Arity.ONE, "", false, false, summary);
    }

    /**
     * A port that may stay empty.
     *
     * @param name the key in the document
     * @param kind what may be plugged in
     * @param summary one sentence
     * @return the port
     */
    public static Port optional(String name, ComponentKind<?> kind, String summary) {
        return new Port(name, List.of(kind), Arity.OPTIONAL, "", false, false, summary);
    }

    /**
     * A port for a list.
     *
     * @param name the key in the document
     * @param kind what may be plugged in
     * @param summary one sentence
     * @return the port
     */
    public static Port many(String name, ComponentKind<?> kind, String summary) {
        return new Port(name, List.of(kind), Arity.MANY, "", false, false, summary);
    }

    /**
     * {@return this port, where {@code component} is meant when the document names none}
     *
     * @param component its id
     */
    public Port orElse(String component) {
        return new Port(name, kinds, arity, component, ambient, taught, summary);
    }

    /** {@return this port, plugged into the experiment's section of the same name when the document does not say} */
    public Port fromExperiment() {
        return new Port(name, kinds, arity, standard, true, taught, summary);
    }

    /** {@return this port, where what is plugged in learns from a teacher that the component itself provides} */
    public Port withOwnTeacher() {
        return new Port(name, kinds, arity, standard, ambient, true, summary);
    }

    /**
     * {@return this port, open to another kind as well}
     *
     * @param kind what may be plugged in as well
     */
    public Port or(ComponentKind<?> kind) {
        List<ComponentKind<?>> more = new java.util.ArrayList<>(kinds);
        more.add(kind);
        return new Port(name, more, arity, standard, ambient, taught, summary);
    }
}
