package io.github.supervisorevents.supervisor.web;

import java.util.Objects;

/**
 * What became of something that was asked for.
 *
 * @param failed whether it was not done, or not all of it
 */
record Notice(String text, boolean failed) {
  Notice {
    Objects.requireNonNull(text, "text");
  }
}
