/**
 * What tests of a plugin build on: contracts every plugin and loss term must keep, gradient checks, fakes of the host
 * and seeded generators. TensorFlow's native library comes from the test scope of whoever uses it.
 */
@NullMarked
package io.limbeck.testkit;

import org.jspecify.annotations.NullMarked;
