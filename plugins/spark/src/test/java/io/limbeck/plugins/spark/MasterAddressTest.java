package io.limbeck.plugins.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class MasterAddressTest {

    @Test
    void severalMastersAreSeparatedByCommas() {
        assertThat(MasterAddress.of("spark://127.0.0.1:7077,127.0.0.1:7078").places())
                .extracting("port")
                .containsExactly(7077, 7078);
    }

    @Test
    void whatIsNoMasterIsRefusedWithItsWords() {
        for (String wrong : new String[] {"local[2]", "spark://host", "http://host:7077", "spark://host:70770", ""}) {
            assertThatThrownBy(() -> MasterAddress.of(wrong))
                    .hasMessageContaining("'" + wrong + "' is no address of a Spark standalone master");
        }
    }

    @Test
    void whereSomebodyListensAMasterMayBe() throws IOException {
        try (ServerSocket listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            MasterAddress master = MasterAddress.of("spark://127.0.0.1:" + listening.getLocalPort());
            assertThatCode(master::requireReachable).doesNotThrowAnyException();
            assertThat(master.isOnThisMachine()).isTrue();
        }
    }

    @Test
    void whereNobodyListensTheRemedyIsToStartOne() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        assertThatThrownBy(() -> MasterAddress.of("spark://127.0.0.1:" + port).requireReachable())
                .hasMessageContaining("no Spark master answers at 'spark://127.0.0.1:" + port + "'");
    }
}
