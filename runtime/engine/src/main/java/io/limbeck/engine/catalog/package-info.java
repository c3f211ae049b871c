/** Which components there are: plugins found, checked and listed. */
@NullMarked
package io.limbeck.engine.catalog;

import org.jspecify.annotations.NullMarked;
