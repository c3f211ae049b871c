/** One execution of a plan: the run folder, events, resume. */
@NullMarked
package io.limbeck.engine.run;

import org.jspecify.annotations.NullMarked;
