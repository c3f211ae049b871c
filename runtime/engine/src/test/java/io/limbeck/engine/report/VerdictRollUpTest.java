package io.limbeck.engine.report;

import static io.limbeck.spi.metric.Verdict.FAIL;
import static io.limbeck.spi.metric.Verdict.INSUFFICIENT_EVIDENCE;
import static io.limbeck.spi.metric.Verdict.PASS;
import static org.assertj.core.api.Assertions.assertThat;

import io.limbeck.spi.metric.Verdict;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class VerdictRollUpTest {

    private static VerdictRollUp of(Verdict... verdicts) {
        return VerdictRollUp.of(Arrays.stream(verdicts)
                .map(verdict -> HandMade.result(0.1, verdict))
                .toList());
    }

    @Test
    void onlyUnanimityPasses() {
        assertThat(of(PASS, PASS, PASS).verdict()).isEqualTo(PASS);
        assertThat(of(PASS, PASS, INSUFFICIENT_EVIDENCE).verdict()).isEqualTo(INSUFFICIENT_EVIDENCE);
        assertThat(of(PASS, PASS, FAIL).verdict()).isEqualTo(INSUFFICIENT_EVIDENCE);
        assertThat(of().verdict()).isEqualTo(INSUFFICIENT_EVIDENCE);
    }

    @Test
    void aMajorityFails() {
        assertThat(of(PASS, FAIL, FAIL).verdict()).isEqualTo(FAIL);
        assertThat(of(FAIL, FAIL, FAIL, PASS, INSUFFICIENT_EVIDENCE).verdict()).isEqualTo(FAIL);
        assertThat(of(FAIL, PASS).verdict()).isEqualTo(INSUFFICIENT_EVIDENCE);
    }

    @Test
    void theReasonSaysHowManyAndGivesAnExample() {
        assertThat(of(PASS, FAIL, FAIL).reason())
                .isEqualTo("It fails in 2 of 3 repetitions. In the first of these: because of FAIL");
        assertThat(of(FAIL).reason()).isEqualTo("because of FAIL");
        assertThat(of(PASS, FAIL).reason()).contains("1 pass, 1 fail, 0 cannot tell");
    }
}
