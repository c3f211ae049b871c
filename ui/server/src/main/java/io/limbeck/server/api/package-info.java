/** The description of the API itself: what every operation has in common, and examples. */
@NullMarked
package io.limbeck.server.api;

import org.jspecify.annotations.NullMarked;
