/** What happens in a run, told while it happens. */
@NullMarked
package io.limbeck.server.event;

import org.jspecify.annotations.NullMarked;
