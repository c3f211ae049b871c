/** The statistics a report needs: intervals, tests, fronts. */
@NullMarked
package io.limbeck.engine.report.statistics;

import org.jspecify.annotations.NullMarked;
