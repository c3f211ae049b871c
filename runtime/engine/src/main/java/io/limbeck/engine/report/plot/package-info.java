/** HTML and plots as SVG, written by hand: what a page needs that loads nothing. */
@NullMarked
package io.limbeck.engine.report.plot;

import org.jspecify.annotations.NullMarked;
