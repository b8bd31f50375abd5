package io.github.supervisorevents.listener.rpc;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FewDescriptorsIT {
  @Test
  void aCallThatCannotOpenItsSocketLeavesNothingOpen(@TempDir Path folder) throws Exception {
    int closed;
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      closed = server.getLocalPort();
    }
    List<String> command =
        List.of(
            "sh",
            "-c",
            "ulimit -n 200; exec \"$@\"",
            "sh",
            System.getProperty("java.home") + "/bin/java",
            "-cp",
            System.getProperty("java.class.path"),
            FewDescriptors.class.getName(),
            "http://127.0.0.1:" + closed,
            "unix://" + folder.resolve("none"));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();

    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(printed).isEqualTo("0\n0\n");
    assertThat(process.waitFor()).isZero();
  }
}
