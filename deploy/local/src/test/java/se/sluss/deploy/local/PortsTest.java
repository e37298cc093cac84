package se.sluss.deploy.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class PortsTest {
  @Test
  void aTakenPortIsNamedWithItsProgram() throws Exception {
    Ports ports = Ports.from(0);
    try (ServerSocket other =
        new ServerSocket(ports.portal(), 1, InetAddress.getLoopbackAddress())) {
      assertThatExceptionOfType(StartRefused.class)
          .isThrownBy(ports::requireFree)
          .withMessageStartingWith("SL-9101 ")
          .withMessageContaining(String.valueOf(other.getLocalPort()))
          .withMessageContaining("portal");
    }
  }

  @Test
  void freePortsAreTenDifferentOnesThatCanBeUsed() throws Exception {
    Ports ports = Ports.from(0);

    ports.requireFree();
    assertThat(ports.byName().values()).hasSize(10).doesNotHaveDuplicates();
  }
}
