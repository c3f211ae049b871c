/** Somebody's application that distils. */
@NullMarked
package io.limbeck.it;

import org.jspecify.annotations.NullMarked;
