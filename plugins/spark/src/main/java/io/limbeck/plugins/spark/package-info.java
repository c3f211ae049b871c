/**
 * Spark standalone does the work of a run. Spark itself lives in a JVM of its own, since it shares no version of Netty, Jackson
 * or its logging with the host, wants options on the command line, and allows one context a process; this package starts that
 * JVM and talks to it in {@link io.limbeck.spi.execution.Frame}s.
 */
@NullMarked
package io.limbeck.plugins.spark;

import org.jspecify.annotations.NullMarked;
