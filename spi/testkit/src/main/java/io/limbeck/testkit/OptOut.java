package io.limbeck.testkit;

import static java.util.Objects.requireNonNull;

import org.apiguardian.api.API;

/**
 * A behaviour that a component does not have, and why. Contracts take every behaviour for granted that is not opted out
 * of; an opt-out of a behaviour that the component has after all is a failure, so that none outlives its reason.
 *
 * @param component id of the component, {@code acme/my-metric}
 * @param behavior the behaviour
 * @param reason why the component cannot have it, for whoever reads the test
 * @param <B> the behaviours of the contract
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record OptOut<B extends Enum<B>>(String component, B behavior, String reason) {

    public OptOut {
        requireNonNull(component, "component is null");
        requireNonNull(behavior, "behavior is null");
        if (reason.isBlank()) {
            throw new IllegalArgumentException("'" + component + "' opts out of '" + behavior
                    + "' without a reason; say why it cannot behave so, or take the opt-out away");
        }
    }
}
