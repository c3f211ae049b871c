package io.limbeck.engine.report;

import io.limbeck.spi.metric.FairnessResult;
import io.limbeck.spi.metric.Verdict;
import java.util.List;

/**
 * What may be concluded from several repetitions: FAIL if more than half of them fail, PASS only if every one passes,
 * and INSUFFICIENT_EVIDENCE otherwise, whether evidence is lacking or the repetitions disagree.
 *
 * @param verdict the conclusion
 * @param reason one sentence on it
 * @param passed repetitions that pass
 * @param failed repetitions that fail
 * @param insufficient repetitions without enough evidence
 */
record VerdictRollUp(Verdict verdict, String reason, int passed, int failed, int insufficient) {

    static VerdictRollUp of(List<FairnessResult> results) {
        int passed = count(results, Verdict.PASS);
        int failed = count(results, Verdict.FAIL);
        int insufficient = count(results, Verdict.INSUFFICIENT_EVIDENCE);
        int all = results.size();
        Verdict verdict = 2 * failed > all
                ? Verdict.FAIL
                : passed == all && all > 0 ? Verdict.PASS : Verdict.INSUFFICIENT_EVIDENCE;
        return new VerdictRollUp(verdict, reason(results, verdict, passed, failed, all), passed, failed, insufficient);
    }

    private static int count(List<FairnessResult> results, Verdict verdict) {
        return (int)
                results.stream().filter(result -> result.verdict() == verdict).count();
    }

    private static String reason(List<FairnessResult> results, Verdict verdict, int passed, int failed, int all) {
        String example = results.stream()
                .filter(result -> result.verdict() == verdict)
                .findFirst()
                .map(FairnessResult::reason)
                .orElse("");
        if (all == 0) {
            return "It was not measured.";
        }
        if (all == 1) {
            return example;
        }
        return switch (verdict) {
            case PASS -> "It passes in all " + all + " repetitions. In the first: " + example;
            case FAIL -> "It fails in " + failed + " of " + all + " repetitions. In the first of these: " + example;
            case INSUFFICIENT_EVIDENCE ->
                "The repetitions do not agree on enough evidence: " + passed + " pass, " + failed
                        + " fail, " + (all - passed - failed) + " cannot tell."
                        + (example.isEmpty() ? "" : " In the first of these: " + example);
        };
    }
}
