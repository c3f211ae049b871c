/** Who does the work of a run, on one machine. */
@NullMarked
package io.limbeck.plugins.execution;

import org.jspecify.annotations.NullMarked;
