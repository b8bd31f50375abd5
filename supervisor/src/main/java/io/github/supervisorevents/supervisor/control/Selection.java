package io.github.supervisorevents.supervisor.control;

import java.util.Objects;

/** Several processes at once. */
public sealed interface Selection {
  /** Every process of a group. */
  record Group(String name) implements Selection {
    public Group {
      Objects.requireNonNull(name, "name");
    }
  }

  /** Every process of every group. */
  record All() implements Selection {}
}
