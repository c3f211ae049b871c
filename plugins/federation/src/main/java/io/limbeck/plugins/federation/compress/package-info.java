/** Updates that take fewer bytes. */
@NullMarked
package io.limbeck.plugins.federation.compress;

import org.jspecify.annotations.NullMarked;
