package io.github.supervisorevents.notifier;

import io.github.supervisorevents.listener.FailurePolicy;
import io.github.supervisorevents.listener.ListenerObserver;
import io.github.supervisorevents.listener.SupervisorListener;
import io.github.supervisorevents.notifier.config.ConfigurationException;
import io.github.supervisorevents.notifier.config.Logging;
import io.github.supervisorevents.notifier.config.NotifierConfig;
import io.github.supervisorevents.notifier.incident.IncidentTracker;
import io.github.supervisorevents.notifier.outbox.Outbox;
import io.github.supervisorevents.notifier.outbox.OutboxException;
import io.github.supervisorevents.notifier.outbox.SilenceBook;
import io.github.supervisorevents.notifier.outbox.TrackerStateReader;
import io.github.supervisorevents.notifier.route.Router;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The event listener: from the environment to the last delivery. {@link #run} is called once, by
 * the main thread, which becomes the stdin thread.
 */
final class NotifierApp {
  private static final ListenerObserver NOBODY = new ListenerObserver() {};
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
    SupervisordRun run = SupervisordRun.current();
    Delivering delivering =
        new Delivering(config, run.id(), clock, log, () -> listener.get().close());
    Watch watch = watch(config, run, delivering, log);
    Reloading reloading = new Reloading(() -> reload(delivering, watch, log));
    reloading.listen(); // Before supervisord can know of us: whoever says HUP then is heard.
    Optional<Heartbeat> heartbeat =
        config.heartbeat().map(settings -> new Heartbeat(settings, watch::works, clock, log));
    listener.set(
        SupervisorListener.builder()
            .on("EVENT", new NotifyingHandler(delivering, watch, clock))
            .observer(
                new StartWhenReady(
                    () -> {
                      Logging.load();
                      delivering.start();
                      watch.start();
                      reloading.start();
                      heartbeat.ifPresent(Heartbeat::start);
                    }))
            .observer(log)
            .observer(heartbeat.<ListenerObserver>map(beat -> beat).orElse(NOBODY))
            .failurePolicy(FailurePolicy.retryForever(FIRST_PAUSE, LONGEST_PAUSE))
            .sleepBetweenEvents() // The tracker needs the cores.
            .stopOnSigterm()
            .build());
    int exitCode = FINE;
    try {
      listener.get().run();
    } catch (IOException e) {
      log.inputBroken(e);
      exitCode = FAILED;
    }
    reloading.stop();
    if (heartbeat.isPresent()) {
      heartbeat.get().stop();
    }
    Instant deadline = clock.instant().plus(STOPPING_TIME);
    watch.expectStop();
    delivering.giveUpOpening();
    new StopSteps(clock, deadline, log).take("watch", watch::stop);
    delivering.stop(deadline);
    Optional<OutboxException> hopeless = delivering.hopeless();
    if (hopeless.isPresent()) {
      stderr.println("supervisor-notifier: " + hopeless.get().getMessage());
      exitCode = USAGE;
    }
    return exitCode;
  }

  private void reload(Delivering delivering, Watch watch, NotifierLog log)
      throws InterruptedException {
    try {
      NotifierConfig config = NotifierConfig.fromEnvironment(environment);
      Router router = router(config);
      delivering.replaceChannels(config, clock.instant().plus(STOPPING_TIME));
      Teller teller = teller(config, router, delivering.outbox(), log);
      SupervisordQuestions questions = questions(config, log);
      while (!watch.reconfigure(
          questions,
          tracking -> tracking.reconfigure(router, config.tracking(), teller, clock.instant()))) {
        Thread.sleep(FIRST_PAUSE.toMillis());
      }
      log.reloaded(config);
    } catch (ConfigurationException e) {
      log.notReloaded(e);
    } catch (OutboxException e) {
      log.notReloaded(e);
    } catch (RuntimeException e) {
      log.notReloadedByDefect(e);
    }
  }

  private Watch watch(
      NotifierConfig config, SupervisordRun run, Delivering delivering, NotifierLog log) {
    return new Watch(
        () -> tracking(config, run, delivering, log),
        questions(config, log),
        delivering::wake,
        clock,
        log);
  }

  private SupervisordQuestions questions(NotifierConfig config, NotifierLog log) {
    return SupervisordQuestions.of(
        environment, config.redaction(), config.logTailLines(), clock, log);
  }

  private Tracking tracking(
      NotifierConfig config, SupervisordRun run, Delivering delivering, NotifierLog log)
      throws InterruptedException {
    Outbox outbox = delivering.outbox();
    Router router = router(config);
    IncidentTracker tracker =
        new IncidentTracker(
            config.tracking(),
            router,
            TrackerStateReader.read(outbox, log::unreadableState),
            Origin.random());
    return new Tracking(
        run,
        outbox,
        delivering.journal(),
        new PoolSerials(run, isAlone(), outbox.state(PoolSerials.AREA)),
        tracker,
        teller(config, router, outbox, log),
        log);
  }

  private static Router router(NotifierConfig config) {
    return new Router(config.routes(), config.processes());
  }

  private Teller teller(NotifierConfig config, Router router, Outbox outbox, NotifierLog log) {
    return new Teller(
        router,
        config.hostName(),
        config.redaction(),
        new SilenceBook(outbox),
        new RouteWords(config.templates(), clock, log));
  }

  private boolean isAlone() {
    String process = environment.getOrDefault("SUPERVISOR_PROCESS_NAME", "");
    return process.equals(environment.getOrDefault("SUPERVISOR_GROUP_NAME", ""));
  }

  /** Opens the outbox only when supervisord knows that we are ready. */
  private static final class StartWhenReady implements ListenerObserver {
    private final Runnable start;
    private boolean started;

    StartWhenReady(Runnable start) {
      this.start = start;
    }

    @Override
    public void ready() {
      if (!started) {
        started = true;
        start.run();
      }
    }
  }
}
