/** Compressors: what makes a model small. */
@NullMarked
package io.limbeck.plugins.compression;

import org.jspecify.annotations.NullMarked;
