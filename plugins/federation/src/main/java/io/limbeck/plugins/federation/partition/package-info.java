/** Who holds which rows. */
@NullMarked
package io.limbeck.plugins.federation.partition;

import org.jspecify.annotations.NullMarked;
