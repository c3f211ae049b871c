/** What keeps a client's rows from being read off its update: clipping, noise, the privacy spent, and sums of masked updates. */
@NullMarked
package io.limbeck.plugins.federation.privacy;

import org.jspecify.annotations.NullMarked;
