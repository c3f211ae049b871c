/** The command line: {@code limbeck …}. */
@NullMarked
package io.limbeck.cli;

import org.jspecify.annotations.NullMarked;
