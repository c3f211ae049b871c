/** How exhibits are drawn: tables and plots without scripts, for light and dark, screen and paper. */
@NullMarked
package io.limbeck.engine.report.exhibit;

import org.jspecify.annotations.NullMarked;
