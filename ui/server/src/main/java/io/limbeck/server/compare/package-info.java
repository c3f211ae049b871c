/** Runs side by side. */
@NullMarked
package io.limbeck.server.compare;

import org.jspecify.annotations.NullMarked;
