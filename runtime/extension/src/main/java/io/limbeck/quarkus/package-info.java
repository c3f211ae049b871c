/** The engine in a Quarkus application: a catalog that was checked while the application was built, and an engine to inject. */
@NullMarked
package io.limbeck.quarkus;

import org.jspecify.annotations.NullMarked;
