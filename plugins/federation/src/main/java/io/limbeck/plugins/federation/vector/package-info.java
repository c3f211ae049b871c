/** Arithmetic on vectors of parameters, in doubles. */
@NullMarked
package io.limbeck.plugins.federation.vector;

import org.jspecify.annotations.NullMarked;
