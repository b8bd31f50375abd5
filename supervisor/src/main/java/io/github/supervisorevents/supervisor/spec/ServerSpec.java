package io.github.supervisorevents.supervisor.spec;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/** An HTTP server that the supervisor opens for its clients. */
public sealed interface ServerSpec {
  /** What a client must know; empty: everybody who can connect may do everything. */
  Optional<Credentials> credentials();

  /**
   * How a client on this machine names it: {@code unix:///run/supervisor.sock} or {@code
   * http://localhost:9001}.
   */
  String url();

  /**
   * A {@code [unix_http_server]}.
   *
   * @param file the socket file, absolute
   * @param mode its permission bits
   * @param owner whom it is given to; empty: it stays the supervisor's
   */
  record Unix(Path file, int mode, Optional<OwnerSpec> owner, Optional<Credentials> credentials)
      implements ServerSpec {
    public Unix {
      Objects.requireNonNull(file, "file");
      Objects.requireNonNull(owner, "owner");
      Objects.requireNonNull(credentials, "credentials");
    }

    @Override
    public String url() {
      return "unix://" + file;
    }
  }

  /**
   * An {@code [inet_http_server]}.
   *
   * @param host the address to listen on; empty: all of them
   * @param port 1 to 65535
   */
  record Inet(String host, int port, Optional<Credentials> credentials) implements ServerSpec {
    public Inet {
      Objects.requireNonNull(host, "host");
      Objects.requireNonNull(credentials, "credentials");
    }

    @Override
    public String url() {
      return "http://" + (host.isEmpty() ? "localhost" : host) + ":" + port;
    }
  }
}
