/** Which components there are. */
@NullMarked
package io.limbeck.server.catalog;

import org.jspecify.annotations.NullMarked;
