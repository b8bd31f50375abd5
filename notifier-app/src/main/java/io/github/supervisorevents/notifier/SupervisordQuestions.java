package io.github.supervisorevents.notifier;

import io.github.supervisorevents.listener.rpc.RpcException;
import io.github.supervisorevents.listener.rpc.RpcTimeouts;
import io.github.supervisorevents.listener.rpc.SupervisorClient;
import io.github.supervisorevents.notifier.enrich.Inspector;
import io.github.supervisorevents.notifier.enrich.StateReader;
import io.github.supervisorevents.notifier.incident.Findings;
import io.github.supervisorevents.notifier.incident.Inspection;
import io.github.supervisorevents.notifier.incident.ProcessSnapshot;
import io.github.supervisorevents.notifier.message.Redaction;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The supervisord that this notifier is a child of, as far as it can be asked. Any thread. */
final class SupervisordQuestions {
  /** How long looking at a process may take. */
  static final Duration PATIENCE = Duration.ofSeconds(2);

  private static final Duration PATIENCE_FOR_ALL_STATES = Duration.ofSeconds(5);

  private final Optional<Inspector> inspector;
  private final Optional<StateReader> stateReader;
  private final NotifierLog log;

  private SupervisordQuestions(
      Optional<Inspector> inspector, Optional<StateReader> stateReader, NotifierLog log) {
    this.inspector = inspector;
    this.stateReader = stateReader;
    this.log = log;
  }

  /**
   * Finds it by what it sets for its children. Nothing is connected.
   *
   * @param logTailLines how many log lines to take
   */
  static SupervisordQuestions of(
      Map<String, String> environment,
      Redaction redaction,
      int logTailLines,
      Clock clock,
      NotifierLog log) {
    try {
      SupervisorClient quick = client(environment, PATIENCE);
      SupervisorClient slow = client(environment, PATIENCE_FOR_ALL_STATES);
      return new SupervisordQuestions(
          Optional.of(new Inspector(quick, redaction, logTailLines, clock)),
          Optional.of(new StateReader(slow)),
          log);
    } catch (IllegalStateException | IllegalArgumentException e) {
      // Nobody to ask: no server is configured, or its URL is none.
      return new SupervisordQuestions(Optional.empty(), Optional.empty(), log);
    }
  }

  private static SupervisorClient client(Map<String, String> environment, Duration patience) {
    return SupervisorClient.builderFrom(environment).timeouts(RpcTimeouts.of(patience)).build();
  }

  Findings inspect(Inspection inspection) {
    return inspector
        .map(known -> known.inspect(inspection))
        .orElseGet(() -> Findings.nothing(inspection));
  }

  /** All processes' states; empty when they could not be read. */
  Optional<List<ProcessSnapshot>> states() {
    try {
      return stateReader.map(StateReader::read);
    } catch (RpcException e) {
      log.rereadFailed(e);
      return Optional.empty();
    }
  }
}
