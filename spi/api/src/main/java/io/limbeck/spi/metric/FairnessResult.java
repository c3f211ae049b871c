package io.limbeck.spi.metric;

import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * A fairness figure with its evidence.
 *
 * @param estimate the figure; NaN if undefined
 * @param interval its bootstrap interval, if one was asked for and could be had
 * @param groups every group's part, those left out included
 * @param verdict what may be concluded
 * @param reason one sentence on the verdict, naming bound and evidence
 */
@API(status = API.Status.STABLE, since = "0.1")
public record FairnessResult(
        double estimate, Optional<Interval> interval, List<GroupFigure> groups, Verdict verdict, String reason) {

    public FairnessResult {
        groups = List.copyOf(groups);
    }
}
