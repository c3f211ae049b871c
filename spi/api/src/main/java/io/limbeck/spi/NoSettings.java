package io.limbeck.spi;

import org.apiguardian.api.API;

/** For components that have nothing to set. */
@API(status = API.Status.STABLE, since = "0.1")
public record NoSettings() {}
