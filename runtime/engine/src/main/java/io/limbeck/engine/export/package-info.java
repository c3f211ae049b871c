/** Finished models as files for others: portable formulae, SavedModels, and the card that goes with them. */
@NullMarked
package io.limbeck.engine.export;

import org.jspecify.annotations.NullMarked;
