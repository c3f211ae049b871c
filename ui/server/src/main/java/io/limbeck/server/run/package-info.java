/** Runs: submitted, listed, shown. */
@NullMarked
package io.limbeck.server.run;

import org.jspecify.annotations.NullMarked;
