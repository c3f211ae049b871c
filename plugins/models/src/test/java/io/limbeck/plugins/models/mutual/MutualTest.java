package io.limbeck.plugins.models.mutual;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.limbeck.spi.ComponentId;
import io.limbeck.spi.InvalidInputException;
import io.limbeck.spi.ModelSpec;
import io.limbeck.spi.PortSpecs;
import io.limbeck.spi.Schedule;
import io.limbeck.spi.Wired;
import io.limbeck.spi.tensorflow.Forward;
import io.limbeck.spi.tensorflow.StudentArchitecture;
import io.limbeck.testkit.FakeContext;
import io.limbeck.testkit.SettingsDefaults;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MutualTest {

    private static final StudentArchitecture ANY = inputs -> new Forward(inputs.features());

    private static FakeContext peers(int count) {
        FakeContext context = new FakeContext();
        for (int i = 0; i < count; i++) {
            context = context.with(
                    Mutual.PEERS,
                    new Wired<>("teacher.peers[" + i + "]", ComponentId.of("test/any"), ANY, Schedule.ONE));
        }
        return context;
    }

    private static Mutual.Settings keeping(int keep) {
        return SettingsDefaults.of(Mutual.Settings.class, Map.of("keep", keep));
    }

    @Test
    void onePeerHasNobodyToLearnFrom() {
        assertThatThrownBy(() -> new Mutual(keeping(0), peers(1)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("peers: must be two or more to learn from each other, but there is 1");
        assertThatThrownBy(() -> new Mutual(keeping(0), peers(0)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("but there are none");
    }

    @Test
    void whoIsKeptMustBeThere() {
        assertThatThrownBy(() -> new Mutual(keeping(2), peers(2)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("keep: must be less than 2, the number of peers, but is '2'")
                .hasMessageContaining("write 0 for the first peer, 1 for the last");
    }

    @Test
    void itGivesTheLayersOfThePeerThatIsKeptAndAllPeersAsMembers() {
        PortSpecs specs = new PortSpecs(Map.of(
                "peers", new ModelSpec(List.of(), List.of("a")),
                "peers[0]", new ModelSpec(List.of(), List.of("a")),
                "peers[1]", new ModelSpec(List.of(), List.of("b")),
                "peers[2]", new ModelSpec(List.of(), List.of("c"))));
        assertThat(Mutual.ports(keeping(1), specs).output()).contains(new ModelSpec(List.of(), List.of("b"), true, 3));
    }
}
