package io.limbeck.spi;

/** What is known of the values that will flow through a port, before anything has run. */
public sealed interface PortSpec permits TableSpec, ModelSpec {}
