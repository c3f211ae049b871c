/** Who works on which run: leases, worker processes, and what becomes of them. */
@NullMarked
package io.limbeck.server.queue;

import org.jspecify.annotations.NullMarked;
