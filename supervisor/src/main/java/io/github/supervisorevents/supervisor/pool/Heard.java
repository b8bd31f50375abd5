package io.github.supervisorevents.supervisor.pool;

import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** Something that a listener said, complete. */
sealed interface Heard {

  /** It wants an event. */
  record Ready() implements Heard {}

  /** It has dealt with its event. */
  record Result(String text) implements Heard {
    public Result {
      Objects.requireNonNull(text, "text");
    }

    static Result of(byte[] body) {
      return new Result(new String(body, StandardCharsets.UTF_8));
    }

    /** True if the event is done with, false if it is to be sent again. */
    boolean isOk() {
      return text.equals("OK");
    }
  }

  /**
   * It broke the protocol; nothing it says from now on means anything.
   *
   * @param expected what it might have said
   * @param found what it did say, for a person to read
   */
  record Breach(String expected, String found) implements Heard {
    public Breach {
      Objects.requireNonNull(expected, "expected");
      Objects.requireNonNull(found, "found");
    }
  }
}
