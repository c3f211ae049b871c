package io.limbeck.spi.explain;

import io.limbeck.spi.ComponentKind;
import io.limbeck.spi.InvalidInputException;
import org.apiguardian.api.API;

/** Asks a finished model why it decides as it does. */
@FunctionalInterface
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface Explainer {

    /** The kind. */
    ComponentKind<Explainer> KIND =
            new ComponentKind<>("explainer", Explainer.class, "Asks a finished model why it decides as it does");

    /**
     * {@return what was found out}; the same inputs give the same explanation
     *
     * @param inputs the model and the rows to explain it on
     * @throws InvalidInputException if this model cannot be explained so; the report then says why
     */
    Explanation explain(ExplainInputs inputs);
}
