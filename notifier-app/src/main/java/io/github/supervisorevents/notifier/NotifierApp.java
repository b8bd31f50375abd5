package io.github.supervisorevents.notifier;

import io.github.supervisorevents.listener.FailurePolicy;
import io.github.supervisorevents.listener.ListenerObserver;
import io.github.supervisorevents.listener.SupervisorListener;
import io.github.supervisorevents.notifier.config.ChannelConfig;
import io.github.supervisorevents.notifier.config.ConfigurationException;
import io.github.supervisorevents.notifier.config.Logging;
import io.github.supervisorevents.notifier.config.NotifierConfig;
import io.github.supervisorevents.notifier.outbox.OutboxException;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The event listener: from the environment to the last delivery. {@link #run} is called once, by
 * the main thread, which becomes the stdin thread.
 */
final class NotifierApp {
  private static final int FINE = 0;
  private static final int FAILED = 1;
  private static final int USAGE = 2;
  private static final Duration STOPPING_TIME = Duration.ofSeconds(5);
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

  private final Map<String, String> environment;
  private final PrintStream stderr;
  private final Clock clock;

  NotifierApp(Map<String, String> environment, PrintStream stderr, Clock clock) {
    this.environment = environment;
    this.stderr = stderr;
    this.clock = clock;
  }

  /**
   * Listens until supervisord wants no more.
   *
   * @return the exit code: 0 fine, 1 broken input, 2 wrong configuration
   */
  int run() throws InterruptedException {
    NotifierConfig config;
    try {
      config = NotifierConfig.fromEnvironment(environment);
    } catch (ConfigurationException e) {
      stderr.print(e.report());
      return USAGE;
    }
    Logging.configure(config.logLevel());
    return listen(config);
  }

  private int listen(NotifierConfig config) throws InterruptedException {
    NotifierLog log = new NotifierLog();
    AtomicReference<SupervisorListener> listener = new AtomicReference<>();
    Delivering delivering = new Delivering(config, clock, log, () -> listener.get().close());
    listener.set(
        SupervisorListener.builder()
            .on("EVENT", handler(config, delivering, log))
            .observer(new StartWhenReady(delivering))
            .observer(log)
            .failurePolicy(FailurePolicy.retryForever(FIRST_PAUSE, LONGEST_PAUSE))
            .stopOnSigterm()
            .build());
    int exitCode = FINE;
    try {
      listener.get().run();
    } catch (IOException e) {
      log.inputBroken(e);
      exitCode = FAILED;
    }
    delivering.stop(clock.instant().plus(STOPPING_TIME));
    Optional<OutboxException> hopeless = delivering.hopeless();
    if (hopeless.isPresent()) {
      stderr.println("supervisor-notifier: " + hopeless.get().getMessage());
      exitCode = USAGE;
    }
    return exitCode;
  }

  private NotifyingHandler handler(NotifierConfig config, Delivering delivering, NotifierLog log) {
    SupervisordRun run = SupervisordRun.current();
    String process = environment.getOrDefault("SUPERVISOR_PROCESS_NAME", "");
    String group = environment.getOrDefault("SUPERVISOR_GROUP_NAME", "");
    List<String> channels = config.channels().stream().map(ChannelConfig::name).toList();
    return new NotifyingHandler(
        delivering,
        new EventReport(
            config.hostName(), config.notifyOn(), config.processes(), new NotificationIds()),
        new LostEvents(run, process.equals(group)),
        run.id(),
        channels,
        clock,
        log);
  }

  /** Opens the outbox only when supervisord knows that we are ready. */
  private static final class StartWhenReady implements ListenerObserver {
    private final Delivering delivering;
    private boolean started;

    StartWhenReady(Delivering delivering) {
      this.delivering = delivering;
    }

    @Override
    public void ready() {
      if (!started) {
        started = true;
        delivering.start();
      }
    }
  }
}
