package io.github.supervisorevents.supervisor.ctl;

import io.github.supervisorevents.listener.rpc.RpcTimeouts;
import io.github.supervisorevents.listener.rpc.SupervisorClient;
import io.github.supervisorevents.supervisor.spec.Secret;
import java.time.Duration;
import java.util.Optional;

/** Which supervisor is talked to, and as whom. For one thread. */
final class CtlConnection {
  /** As long as a stop takes nothing is heard: only the connection has a limit. */
  private static final RpcTimeouts TIMEOUTS =
      new RpcTimeouts(Duration.ofSeconds(30), Duration.ZERO, Duration.ZERO);

  private String serverUrl;
  private Optional<String> username;
  private Optional<Secret> password;

  CtlConnection(CtlSettings settings) {
    this.serverUrl = settings.serverUrl();
    this.username = settings.username();
    this.password = settings.password();
  }

  void open(String url) {
    serverUrl = url;
  }

  void logIn(String name, Secret secret) {
    username = Optional.of(name);
    password = Optional.of(secret);
  }

  SupervisorClient client() {
    SupervisorClient.Builder builder = SupervisorClient.builder(serverUrl).timeouts(TIMEOUTS);
    if (username.isPresent() && password.isPresent()) {
      builder.credentials(username.get(), password.get().reveal());
    }
    return builder.build();
  }
}
