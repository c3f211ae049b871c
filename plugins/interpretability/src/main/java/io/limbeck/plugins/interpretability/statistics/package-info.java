/** Small statistics that explanations share: means with intervals, ranks, agreement beyond chance. */
@NullMarked
package io.limbeck.plugins.interpretability.statistics;

import org.jspecify.annotations.NullMarked;
