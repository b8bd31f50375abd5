package io.github.supervisorevents.supervisor.event;

import java.util.Objects;

/** How a process came to its end. */
public sealed interface Ending {

  /** The token that tells it, at the end of an EXITED or STOPPED payload. */
  String token();

  /**
   * It exited by itself.
   *
   * @param code 0 to 255
   */
  record ExitStatus(int code) implements Ending {
    @Override
    public String token() {
      return "exitstatus:" + code;
    }
  }

  /**
   * A signal ended it.
   *
   * @param name the signal, as {@code SIGKILL}
   */
  record Signal(String name) implements Ending {
    public Signal {
      Objects.requireNonNull(name, "name");
    }

    @Override
    public String token() {
      return "signal:" + name.replace(' ', '-');
    }
  }
}
