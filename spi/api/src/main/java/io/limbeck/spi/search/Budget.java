package io.limbeck.spi.search;

import static java.util.Objects.requireNonNull;

import org.apiguardian.api.API;

/**
 * What a trial may spend.
 *
 * @param setting place of the whole-number setting that says so, {@code student.train.epochs}
 * @param least the smallest budget a trial is begun with
 * @param most the budget of a trial that goes all the way
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Budget(String setting, long least, long most) {
    public Budget {
        requireNonNull(setting, "setting is null");
    }
}
