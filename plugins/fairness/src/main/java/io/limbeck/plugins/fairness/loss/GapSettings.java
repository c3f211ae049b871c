package io.limbeck.plugins.fairness.loss;

import io.limbeck.plugins.fairness.loss.groups.GroupSettings;
import io.limbeck.spi.Default;
import io.limbeck.spi.Summary;
import java.util.Optional;

/** What every gap can be told. */
@Summary("Which groups are compared, and how more than two become one figure")
record GapSettings(
        @Summary(ATTRIBUTE) Optional<String> attribute,

        @Summary("How the rates of several groups become one gap") @Default("max-min")
        Aggregate aggregate,

        @Summary(WEIGHTED) @Default("true") boolean weighted)
        implements GroupSettings {}
