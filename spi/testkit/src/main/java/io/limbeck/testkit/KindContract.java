package io.limbeck.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.limbeck.spi.Component;
import io.limbeck.spi.ComponentKind;
import java.util.List;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/**
 * What every component of a kind keeps. An author extends the kind's contract once per plugin and gives the plugin's
 * components; each is made of its default settings, in a host without anything plugged in, unless the author says
 * otherwise.
 *
 * @param <T> what the components make
 * @param <B> the behaviours that an author may opt out of
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public abstract class KindContract<T, B extends Enum<B>> {

    private final ComponentKind<T> kind;

    KindContract(ComponentKind<T> kind) {
        this.kind = kind;
    }

    /** What is held of one component. */
    @FunctionalInterface
    interface Check<T> {
        void of(Subject<T> subject) throws Exception;
    }

    /** A component under test. */
    record Subject<T>(Component<?, ?> component, Record settings, T value) {}

    /** {@return the components under test; those of other kinds are passed over} */
    protected abstract List<Component<?, ?>> components();

    /**
     * {@return the settings to test with; the defaults unless overridden}
     *
     * @param component one of the plugin's
     */
    protected Record settings(Component<?, ?> component) {
        return SettingsDefaults.of(component.settings());
    }

    /**
     * {@return the host to make the component in; one without anything plugged in unless overridden}
     *
     * @param component one of the plugin's
     */
    protected FakeContext context(Component<?, ?> component) {
        return new FakeContext();
    }

    /** {@return behaviours that some of the components do not have, with reasons; none unless overridden} */
    protected List<OptOut<B>> optOuts() {
        return List.of();
    }

    final boolean isAbout(Component<?, ?> component) {
        return component.kind().equals(kind);
    }

    private List<Component<?, ?>> ofKind() {
        return components().stream().filter(this::isAbout).toList();
    }

    private Subject<T> subject(Component<?, ?> component) {
        Record settings = settings(component);
        return new Subject<>(component, settings, make(component, settings));
    }

    final T make(Component<?, ?> component, Record settings) {
        return kind.type().cast(context(component).create(component, settings));
    }

    /** What nobody may opt out of. */
    final Stream<DynamicTest> each(Check<T> check) {
        return ofKind().stream()
                .map(component -> dynamicTest(component.id().toString(), () -> check.of(subject(component))));
    }

    /** What a component may opt out of; one that opted out must fail. */
    final Stream<DynamicTest> each(B behavior, Check<T> check) {
        return ofKind().stream().map(component -> {
            String id = component.id().toString();
            return optOuts().stream()
                    .filter(one -> one.component().equals(id) && one.behavior() == behavior)
                    .findFirst()
                    .map(one -> dynamicTest(
                            id + " opted out: " + one.reason(), () -> requireFailure(one, component, check)))
                    .orElseGet(() -> dynamicTest(id, () -> {
                        try {
                            check.of(subject(component));
                        } catch (AssertionError e) {
                            throw new AssertionFailedError(
                                    "'" + id + "' does not keep " + behavior + ": " + e.getMessage()
                                            + "\nMend it, or opt out of " + behavior + " with a reason.",
                                    e);
                        }
                    }));
        });
    }

    private void requireFailure(OptOut<B> optOut, Component<?, ?> component, Check<T> check) throws Exception {
        Subject<T> subject = subject(component);
        try {
            check.of(subject);
        } catch (TestAbortedException e) {
            fail("'" + optOut.component() + "' opts out of " + optOut.behavior()
                    + ", which does not apply to it; take the opt-out away");
        } catch (AssertionError | RuntimeException e) {
            return;
        }
        fail("'" + optOut.component() + "' opts out of " + optOut.behavior() + " because '" + optOut.reason()
                + "', but keeps it; take the opt-out away");
    }

    /**
     * {@return something that a component says, the same for another that is made of the same settings}; just that it was
     * made unless the kind's contract knows more
     */
    Object said(Subject<T> subject) throws Exception {
        return subject.component().id();
    }

    /** Trials of a search and clients of a federation make and ask their components at the same time. */
    @TestFactory
    Stream<DynamicTest> madeAndAskedInTwoThreadsAtOnceItSaysTheSameAsAlone() {
        return each(subject -> {
            Object alone = said(subject);
            for (Object at : AtOnce.inTwoThreads(() -> said(subject(subject.component())))) {
                AtOnce.assertSame(at, alone);
            }
        });
    }

    @Test
    void thereIsAComponentOfTheKind() {
        assertThat(ofKind())
                .as("components of kind '%s' among %s", kind, components())
                .isNotEmpty();
    }

    @Test
    void everyOptOutIsOfAComponentThatIsThere() {
        assertThat(optOuts())
                .extracting(OptOut::component)
                .isSubsetOf(ofKind().stream()
                        .map(component -> component.id().toString())
                        .toList());
    }

    @Test
    void theSettingsObeyTheirOwnConstraints() {
        assertThat(ofKind()).allSatisfy(component -> assertThat(SettingsConstraints.violations(settings(component)))
                .as("settings of %s", component.id())
                .isEmpty());
    }
}
