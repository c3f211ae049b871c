/** What has to run: nodes in order, each with its content hash. */
@NullMarked
package io.limbeck.engine.plan;

import org.jspecify.annotations.NullMarked;
