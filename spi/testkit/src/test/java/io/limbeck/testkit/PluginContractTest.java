package io.limbeck.testkit;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.limbeck.spi.Component;
import io.limbeck.spi.NoSettings;
import io.limbeck.spi.Plugin;
import io.limbeck.spi.PluginDescriptor;
import io.limbeck.spi.tensorflow.LossTerm;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;

/** Each clause of the contract finds the plugin that breaks it. */
final class PluginContractTest {

    private record Spoilt(PluginDescriptor descriptor, List<Component<?, ?>> components) implements Plugin {}

    private static PluginContract contract(String spi, Component<?, ?>... components) {
        return new PluginContract() {
            @Override
            protected Plugin plugin() {
                return new Spoilt(new PluginDescriptor("limbeck-test", "0.1.0", "Test", spi), List.of(components));
            }
        };
    }

    private static Component<?, ?> component() {
        return Component.of(LossTerm.KIND, "test/term", NoSettings.class, settings -> {
            throw new IllegalStateException("is not made in this test");
        });
    }

    private static void runAll(List<DynamicTest> tests) throws Throwable {
        for (DynamicTest test : tests) {
            test.getExecutable().execute();
        }
    }

    @Test
    void anSpiRangeThatLeavesThisVersionOutIsFound() {
        assertThatThrownBy(contract("[7,8)")::theDescriptorNamesAVersionATitleAndThisSpi)
                .isInstanceOf(AssertionError.class);
        assertThatThrownBy(contract("0.1")::theDescriptorNamesAVersionATitleAndThisSpi)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("range");
        contract("[0.1,1)").theDescriptorNamesAVersionATitleAndThisSpi();
    }

    @Test
    void aPluginThatIsNotNamedInServicesIsFound() {
        assertThatThrownBy(contract("[0.1,1)")::theServiceLoaderFindsIt).isInstanceOf(AssertionError.class);
    }

    @Test
    void anIdThatIsTakenTwiceIsFound() {
        assertThatThrownBy(contract("[0.1,1)", component(), component())::componentIdsAreUnique)
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void aComponentWithoutASummaryIsFound() {
        assertThatThrownBy(() -> runAll(contract("[0.1,1)", component())
                        .everyComponentSaysWhatItIs()
                        .toList()))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("summary");
    }
}
