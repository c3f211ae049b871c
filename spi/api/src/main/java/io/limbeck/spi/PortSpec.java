package io.limbeck.spi;

import org.apiguardian.api.API;

/** What is known of the values that will flow through a port, before anything has run. */
@API(status = API.Status.STABLE, since = "0.1")
public sealed interface PortSpec permits TableSpec, ModelSpec {}
