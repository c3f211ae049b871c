/** Architectures for images: convolutional networks. */
@NullMarked
package io.limbeck.plugins.models.image;

import org.jspecify.annotations.NullMarked;
