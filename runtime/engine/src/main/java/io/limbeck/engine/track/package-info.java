/** Tells other programs' formats of runs. */
@NullMarked
package io.limbeck.engine.track;

import org.jspecify.annotations.NullMarked;
