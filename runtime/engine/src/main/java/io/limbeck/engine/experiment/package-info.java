/** The experiment as checked: settings bound, ports plugged, specs propagated. */
@NullMarked
package io.limbeck.engine.experiment;

import org.jspecify.annotations.NullMarked;
