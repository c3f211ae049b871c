package io.limbeck.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** Tests of a behaviour of which a term opted out: one of them at least must fail, so that no opt-out outlives its reason. */
final class OptedOut {

    private OptedOut() {}

    /** {@return one test in the place of all} */
    static Stream<DynamicTest> of(Enum<?> behavior, String reason, Stream<DynamicTest> tests) {
        return Stream.of(dynamicTest("opted out: " + reason, () -> requireFailure(behavior, reason, tests)));
    }

    private static void requireFailure(Enum<?> behavior, String reason, Stream<DynamicTest> tests) throws Throwable {
        assertThat(reason).as("reason to opt out of %s", behavior).isNotBlank();
        for (DynamicTest test : tests.toList()) {
            try {
                test.getExecutable().execute();
            } catch (AssertionError e) {
                return;
            }
        }
        fail("the term opts out of " + behavior + " because '" + reason + "', but keeps it; take the opt-out away");
    }
}
