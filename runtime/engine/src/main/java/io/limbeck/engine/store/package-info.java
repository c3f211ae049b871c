/** Where results live: content-addressed folders that survive restart and renaming. */
@NullMarked
package io.limbeck.engine.store;

import org.jspecify.annotations.NullMarked;
