package io.github.supervisorevents.notifier.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Whether the notifier can ask supervisord for what the events do not say. */
final class ServerRules {
  private static final Set<String> QUIET_LEVELS = Set.of("warn", "error", "critical");
  private static final String WHY =
      "exit statuses, last log lines, and what was missed cannot be asked for";

  private final SupervisordConf conf;

  ServerRules(SupervisordConf conf) {
    this.conf = conf;
  }

  List<Finding> look(ConfSection listener, Map<String, String> environment) {
    List<Finding> findings = new ArrayList<>();
    Optional<ConfSection> server = server();
    if (server.isEmpty()) {
      findings.add(
          new Finding(
              Finding.Weight.RISKY,
              new Place(conf.file(), 1),
              "unix_http_server",
              "supervisord has no RPC server: " + WHY,
              "[unix_http_server]\nfile=/run/supervisor.sock"));
    }
    if (conf.section("rpcinterface:supervisor").isEmpty() && server.isPresent()) {
      findings.add(
          Finding.wrong(
              server.get(),
              "",
              "there is no [rpcinterface:supervisor], so the server knows no calls: " + WHY,
              "[rpcinterface:supervisor]\nsupervisor.rpcinterface_factory ="
                  + " supervisor.rpcinterface:make_main_rpcinterface"));
    }
    server.ifPresent(found -> password(found, listener, environment, findings));
    server.ifPresent(found -> socket(found, listener, findings));
    loglevel(findings);
    return findings;
  }

  // supervisord names the unix socket to its children when there is one.
  private Optional<ConfSection> server() {
    return Stream.of("unix_http_server", "inet_http_server")
        .flatMap(name -> conf.section(name).stream())
        .findFirst();
  }

  private static void password(
      ConfSection server,
      ConfSection listener,
      Map<String, String> environment,
      List<Finding> findings) {
    boolean asks = server.entry("username").isPresent() || server.entry("password").isPresent();
    if (asks && environment.getOrDefault("SUPERVISOR_USERNAME", "").isEmpty()) {
      findings.add(
          Finding.risky(
              listener,
              "environment",
              "[%s] asks for a password, which the notifier does not have: %s"
                  .formatted(server.name(), WHY),
              "environment=...,SUPERVISOR_USERNAME=\"...\",SUPERVISOR_PASSWORD=\"...\""));
    }
  }

  private static void socket(ConfSection server, ConfSection listener, List<Finding> findings) {
    String user = listener.text("user", "root");
    String owner = server.text("chown", "root").split("[:.]")[0];
    boolean openToOthers = server.text("chmod", "0700").strip().matches(".*[2367]");
    boolean openToGroup = server.text("chmod", "0700").strip().matches(".*[2367].");
    boolean groupGiven = server.text("chown", "").contains(":");
    if (server.name().equals("unix_http_server")
        && !user.equals("root")
        && !user.equals(owner)
        && !openToOthers
        && !(openToGroup && groupGiven)) {
      findings.add(
          Finding.risky(
              server,
              "chown",
              "user %s, as which [%s] runs, may not connect to the socket: %s"
                  .formatted(user, listener.name(), WHY),
              "chown=" + user));
    }
  }

  private void loglevel(List<Finding> findings) {
    conf.section("supervisord")
        .filter(
            section ->
                QUIET_LEVELS.contains(section.text("loglevel", "info").toLowerCase(Locale.ROOT)))
        .ifPresent(
            section ->
                findings.add(
                    Finding.risky(
                        section,
                        "loglevel",
                        "Python's supervisord says exit statuses and signals in its log only, and"
                            + " only from level info on: they cannot be told",
                        "loglevel=info")));
  }
}
