package io.github.supervisorevents.supervisor.spec;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A whole configuration, as the supervisor needs it.
 *
 * @param groups in {@link GroupSpec#START_ORDER}, listener pools among them; names are unique
 * @param servers the HTTP servers to open, unix sockets first
 */
public record SupervisordSpec(DaemonSpec daemon, List<GroupSpec> groups, List<ServerSpec> servers) {
  public SupervisordSpec {
    Objects.requireNonNull(daemon, "daemon");
    groups = groups.stream().sorted(GroupSpec.START_ORDER).toList();
    servers = List.copyOf(servers);
  }

  /**
   * What SUPERVISOR_SERVER_URL is set to for programs that do not say otherwise: the first unix
   * socket, else the last inet server, as in supervisord; empty without any.
   */
  public Optional<String> serverUrl() {
    return servers.stream()
        .filter(ServerSpec.Unix.class::isInstance)
        .findFirst()
        .or(() -> servers.stream().reduce((former, latter) -> latter))
        .map(ServerSpec::url);
  }
}
