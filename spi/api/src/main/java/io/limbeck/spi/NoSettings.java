package io.limbeck.spi;

/** For components that have nothing to set. */
public record NoSettings() {}
