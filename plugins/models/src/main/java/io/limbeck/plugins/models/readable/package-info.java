/** Architectures one can read: soft decision trees, and models that are sums of one function per feature. */
@NullMarked
package io.limbeck.plugins.models.readable;

import org.jspecify.annotations.NullMarked;
