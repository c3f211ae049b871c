/** Models and preparations described as formulae, so that they can be used without TensorFlow, and without Limbeck. */
@NullMarked
package io.limbeck.spi.portable;

import org.jspecify.annotations.NullMarked;
