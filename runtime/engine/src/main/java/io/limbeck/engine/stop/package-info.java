/** Ending a run before its end, so that it goes on later from where it was. */
@NullMarked
package io.limbeck.engine.stop;

import org.jspecify.annotations.NullMarked;
