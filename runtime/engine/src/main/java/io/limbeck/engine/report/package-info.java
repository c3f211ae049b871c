/** The run told to a person: report.json and report.html. */
@NullMarked
package io.limbeck.engine.report;

import org.jspecify.annotations.NullMarked;
