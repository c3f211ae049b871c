/** Where a run's work is done: in the host's own process, or by worker processes elsewhere. */
@NullMarked
package io.limbeck.spi.execution;

import org.jspecify.annotations.NullMarked;
