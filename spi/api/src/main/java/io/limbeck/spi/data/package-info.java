/** Rows: tables, their columns and groups, and the components that make and change them. */
@NullMarked
package io.limbeck.spi.data;

import org.jspecify.annotations.NullMarked;
