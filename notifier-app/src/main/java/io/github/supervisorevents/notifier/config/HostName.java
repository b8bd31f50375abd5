package io.github.supervisorevents.notifier.config;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Finds out what this machine calls itself. */
final class HostName {
  private static final Path KERNEL = Path.of("/proc/sys/kernel/hostname");

  private HostName() {}

  // The kernel first: InetAddress may ask a name server, and this runs before READY.
  static String find(Map<String, String> variables) {
    try {
      String name = Files.readString(KERNEL).strip();
      if (!name.isEmpty()) {
        return name;
      }
    } catch (IOException e) {
      // Not Linux.
    }
    String name = variables.getOrDefault("HOSTNAME", "").strip();
    return name.isEmpty() ? asked() : name;
  }

  private static String asked() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "localhost";
    }
  }
}
