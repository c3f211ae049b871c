/** Plugins from folders: found, checked, and loaded by a class loader each. */
@org.jspecify.annotations.NullMarked
package io.limbeck.loader;
