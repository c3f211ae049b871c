/** The experiment as written: YAML or JSON, nested or flat, overrides and sweeps. */
@NullMarked
package io.limbeck.engine.document;

import org.jspecify.annotations.NullMarked;
