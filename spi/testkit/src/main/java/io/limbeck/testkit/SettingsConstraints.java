package io.limbeck.testkit;

import jakarta.validation.Validation;
import jakarta.validation.ValidatorFactory;
import java.util.List;
import org.apiguardian.api.API;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;

/** Checks a settings record by its own Jakarta constraints. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class SettingsConstraints {

    private SettingsConstraints() {}

    /**
     * {@return what is violated, as {@code setting: message}, in order of the names; empty if all is well}
     *
     * @param settings the settings
     */
    public static List<String> violations(Record settings) {
        try (ValidatorFactory factory = Validation.byDefaultProvider()
                .configure()
                .messageInterpolator(new ParameterMessageInterpolator())
                .buildValidatorFactory()) {
            return factory.getValidator().validate(settings).stream()
                    .map(violation -> violation.getPropertyPath() + ": " + violation.getMessage() + ", but is '"
                            + violation.getInvalidValue() + "'")
                    .sorted()
                    .toList();
        }
    }
}
