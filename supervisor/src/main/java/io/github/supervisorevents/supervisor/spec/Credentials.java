package io.github.supervisorevents.supervisor.spec;

import java.util.Objects;

/**
 * A user name and the password that goes with it.
 *
 * @param password in clear, or {@code {SHA}} and the 40 hex digits of its SHA-1
 */
public record Credentials(String username, Secret password) {
  public Credentials {
    Objects.requireNonNull(username, "username");
    Objects.requireNonNull(password, "password");
  }
}
