/**
 * The kinds that build TensorFlow graphs: student architectures, loss terms, optimizers. TensorFlow itself comes from
 * the host; a plugin compiles against it and never carries it.
 */
@NullMarked
package io.limbeck.spi.tensorflow;

import org.jspecify.annotations.NullMarked;
