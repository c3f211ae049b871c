/** Tests of the command line, most of them in this process. */
@NullMarked
package io.limbeck.cli;

import org.jspecify.annotations.NullMarked;
