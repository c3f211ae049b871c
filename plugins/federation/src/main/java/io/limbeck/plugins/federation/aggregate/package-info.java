/** Aggregation strategies: what a server makes of its clients' updates. */
@NullMarked
package io.limbeck.plugins.federation.aggregate;

import org.jspecify.annotations.NullMarked;
