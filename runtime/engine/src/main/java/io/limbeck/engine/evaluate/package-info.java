/** Judging a model: metrics, groups, reliability. */
@NullMarked
package io.limbeck.engine.evaluate;

import org.jspecify.annotations.NullMarked;
