/** Models as TensorFlow graphs: build, train, checkpoint, run. */
@NullMarked
package io.limbeck.engine.tensorflow;

import org.jspecify.annotations.NullMarked;
