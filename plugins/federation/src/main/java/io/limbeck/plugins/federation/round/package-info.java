/** Federations: rounds of local training, aggregation and judgement. */
@NullMarked
package io.limbeck.plugins.federation.round;

import org.jspecify.annotations.NullMarked;
