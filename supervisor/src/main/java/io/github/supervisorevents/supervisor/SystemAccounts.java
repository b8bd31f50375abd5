package io.github.supervisorevents.supervisor;

import io.github.supervisorevents.supervisor.config.Accounts;
import io.github.supervisorevents.supervisor.posix.PosixException;
import io.github.supervisorevents.supervisor.posix.User;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;

/** The users and groups of this system. */
final class SystemAccounts implements Accounts {
  @Override
  public OptionalInt uid(String nameOrNumber) {
    return user(nameOrNumber).map(user -> OptionalInt.of(user.uid())).orElseGet(OptionalInt::empty);
  }

  @Override
  public OptionalInt gid(String nameOrNumber) {
    try {
      OptionalInt named = User.groupNamed(nameOrNumber);
      return named.isPresent() || !isNumber(nameOrNumber)
          ? named
          : OptionalInt.of(Integer.parseInt(nameOrNumber));
    } catch (PosixException e) {
      return OptionalInt.empty();
    }
  }

  @Override
  public Optional<Path> home(String userName) {
    return user(userName).map(User::home);
  }

  private static Optional<User> user(String nameOrNumber) {
    try {
      return isNumber(nameOrNumber)
          ? User.numbered(Integer.parseInt(nameOrNumber))
          : User.named(nameOrNumber);
    } catch (PosixException e) {
      return Optional.empty();
    }
  }

  private static boolean isNumber(String text) {
    return text.matches("[0-9]{1,9}");
  }
}
