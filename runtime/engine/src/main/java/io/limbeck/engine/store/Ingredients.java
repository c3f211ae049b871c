package io.limbeck.engine.store;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What a result was made of. Only {@code content} is hashed; the rest says where the result was first asked for and
 * serves to find a neighbour to compare with.
 *
 * @param kind what kind of work it was, {@code model}
 * @param component the component that did it, {@code models/trained}
 * @param run the run that did it, empty before there is one
 * @param experiment name of the experiment
 * @param place place of the node in the experiment
 * @param content everything the result depends on; nobody may change it
 */
public record Ingredients(
        String kind, String component, String run, String experiment, String place, ObjectNode content) {

    public Ingredients {
        requireNonNull(kind, "kind is null");
        requireNonNull(component, "component is null");
        requireNonNull(run, "run is null");
        requireNonNull(experiment, "experiment is null");
        requireNonNull(place, "place is null");
        requireNonNull(content, "content is null");
    }

    /** {@return these ingredients, put together by that run} */
    public Ingredients in(String someRun) {
        return new Ingredients(kind, component, someRun, experiment, place, content);
    }

    /** {@return SHA-256 of the content, whatever the order of its keys; lower-case hex} */
    public String key() {
        return Hashes.sha256(CanonicalJson.text(content));
    }
}
