package io.github.supervisorevents.supervisor.config;

import io.github.supervisorevents.supervisor.spec.CtlSpec;
import io.github.supervisorevents.supervisor.spec.Secret;
import java.nio.file.Path;

/** Reads the {@code [supervisorctl]} section. */
final class CtlReader {
  private static final String UNIX = "unix://";

  private final SectionReader reader;
  private final Surroundings surroundings;

  CtlReader(SectionReader reader, Surroundings surroundings) {
    this.reader = reader;
    this.surroundings = surroundings;
  }

  CtlSpec read() {
    return new CtlSpec(
        reader.get("serverurl", this::serverUrl, "http://localhost:9001"),
        reader.text("username"),
        reader.get("password", Secret::of),
        reader.get("prompt", Values::text, "supervisor"),
        reader.text("history_file").filter(file -> !file.isEmpty()).map(this::absolute));
  }

  private String serverUrl(String text) throws BadValueException {
    if (text.startsWith(UNIX)) {
      return UNIX + absolute(text.substring(UNIX.length()));
    }
    if (text.matches("https?://.+")) {
      return text;
    }
    throw BadValueException.found(text, "unix:///path/of/the/socket or http://host:port");
  }

  private Path absolute(String path) {
    return surroundings.workingDirectory().resolve(surroundings.path(path)).normalize();
  }
}
