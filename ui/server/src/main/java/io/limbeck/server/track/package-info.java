/** Tells other trackers of runs. */
@NullMarked
package io.limbeck.server.track;

import org.jspecify.annotations.NullMarked;
