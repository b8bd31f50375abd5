package io.github.supervisorevents.supervisor.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Whatever a configuration says, it is read or refused with findings that have a place and words.
 */
public final class ConfigFuzz {
  /** So many processes are not refused, and take their time and memory. */
  private static final Pattern MANY = Pattern.compile("numprocs\\D*\\d{4}");

  private static final Path FILE = file();

  private ConfigFuzz() {}

  public static void fuzzerTestOneInput(byte[] text) throws IOException {
    String readable = new String(text, StandardCharsets.UTF_8);
    // Files elsewhere on this machine are not part of the input.
    if (readable.contains("include") || MANY.matcher(readable).find()) {
      return;
    }
    Files.write(FILE, text);
    ConfigLoader loader =
        new ConfigLoader(
            new Surroundings(
                Map.of("HOME", "/root", "A", "a%b"),
                "host",
                FILE.getParent(),
                Path.of("/tmp"),
                new KnownAccounts()));
    try {
      loader.load(FILE, CommandLine.empty());
    } catch (ConfigException refused) {
      check(refused);
    }
    try {
      loader.loadCtl(FILE);
    } catch (ConfigException refused) {
      check(refused);
    }
  }

  private static void check(ConfigException refused) {
    if (refused.findings().isEmpty() || refused.getMessage().isBlank()) {
      throw new AssertionError("refused without a word");
    }
  }

  private static Path file() {
    try {
      Path file = Files.createTempFile(inMemory(), "fuzz", ".conf");
      file.toFile().deleteOnExit();
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Written ten thousand times, on a disk the file would take most of the time. */
  private static Path inMemory() {
    Path memory = Path.of("/dev/shm");
    return Files.isWritable(memory) ? memory : Path.of(System.getProperty("java.io.tmpdir"));
  }
}
