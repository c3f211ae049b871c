/** How long things take. */
@NullMarked
package io.limbeck.benchmarks;

import org.jspecify.annotations.NullMarked;
