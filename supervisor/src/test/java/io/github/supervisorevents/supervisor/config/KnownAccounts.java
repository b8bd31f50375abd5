package io.github.supervisorevents.supervisor.config;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** A system with the users root and app and the groups root and www. */
final class KnownAccounts implements Accounts {
  private static final Map<String, Integer> USERS = Map.of("root", 0, "app", 1000);
  private static final Map<String, Integer> GROUPS = Map.of("root", 0, "www", 33);

  @Override
  public OptionalInt uid(String nameOrNumber) {
    return find(USERS, nameOrNumber);
  }

  @Override
  public OptionalInt gid(String nameOrNumber) {
    return find(GROUPS, nameOrNumber);
  }

  @Override
  public Optional<Path> home(String userName) {
    return USERS.containsKey(userName) ? Optional.of(Path.of("/tmp")) : Optional.empty();
  }

  private static OptionalInt find(Map<String, Integer> known, String nameOrNumber) {
    return known.entrySet().stream()
        .filter(
            entry ->
                entry.getKey().equals(nameOrNumber)
                    || entry.getValue().toString().equals(nameOrNumber))
        .mapToInt(Map.Entry::getValue)
        .findFirst();
  }
}
