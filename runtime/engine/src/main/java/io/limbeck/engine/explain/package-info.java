/** Explanations as the engine keeps them: features as people know them, exhibits as JSON. */
@NullMarked
package io.limbeck.engine.explain;

import org.jspecify.annotations.NullMarked;
