/** Experiments that are being composed, kept with all their versions. */
@NullMarked
package io.limbeck.server.experiment;

import org.jspecify.annotations.NullMarked;
