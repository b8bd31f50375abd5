package io.github.supervisorevents.supervisor.posix;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What posix_spawn cannot do, as programs that do one thing and then execute the next, with the
 * same pid: {@code prlimit}, {@code setpriv} (both util-linux), {@code env} (coreutils).
 *
 * <p>The alternative, changing the credentials of the supervisor's own thread around the spawn,
 * would let the user in question kill the supervisor in that moment.
 */
final class ExecChain {
  private static final List<String> DIRECTORIES = List.of("/usr/bin", "/bin", "/usr/sbin", "/sbin");

  private final Map<String, Optional<Path>> tools = new ConcurrentHashMap<>();

  /** The given words after those that apply limits, user and directory to them. */
  List<String> before(
      List<String> words, List<ResourceLimit> limits, Optional<User> user, Optional<Path> directory)
      throws MissingTool {
    List<String> chain = new ArrayList<>();
    if (!limits.isEmpty()) {
      chain.add(tool("prlimit"));
      limits.forEach(limit -> chain.add(limit.option()));
      chain.add("--");
    }
    if (user.isPresent()) {
      chain.add(tool("setpriv"));
      chain.add("--reuid=" + user.get().uid());
      chain.add("--regid=" + user.get().gid());
      chain.add("--groups=" + groups(user.get()));
      chain.add("--");
    }
    if (directory.isPresent()) {
      chain.add(tool("env"));
      chain.add("--chdir=" + directory.get());
      chain.add("--");
    }
    chain.addAll(words);
    return chain;
  }

  private static String groups(User user) {
    return user.groups().stream().map(String::valueOf).collect(Collectors.joining(","));
  }

  private String tool(String name) throws MissingTool {
    return tools
        .computeIfAbsent(name, ExecChain::find)
        .map(Path::toString)
        .orElseThrow(() -> new MissingTool(name));
  }

  private static Optional<Path> find(String name) {
    return Stream.of(DIRECTORIES)
        .flatMap(List::stream)
        .map(directory -> Path.of(directory, name))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** The system lacks a program of the chain. */
  static final class MissingTool extends Exception {
    private static final long serialVersionUID = 1L;

    MissingTool(String name) {
      super("there is no " + name + " in " + String.join(", ", DIRECTORIES));
    }
  }
}
