/** Models made elsewhere: SavedModel, ONNX, remote endpoints. */
@NullMarked
package io.limbeck.plugins.external;

import org.jspecify.annotations.NullMarked;
