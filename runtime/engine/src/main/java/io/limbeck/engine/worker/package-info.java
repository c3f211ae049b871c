/** The other end of an execution backend: a process that does what a host tells it. */
@NullMarked
package io.limbeck.engine.worker;

import org.jspecify.annotations.NullMarked;
