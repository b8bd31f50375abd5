package io.github.supervisorevents.listener;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.supervisorevents.listener.event.Channel;
import io.github.supervisorevents.listener.event.Event;
import io.github.supervisorevents.listener.event.EventHeader;
import io.github.supervisorevents.listener.event.EventPayload;
import io.github.supervisorevents.listener.event.EventType;
import io.github.supervisorevents.listener.event.ProcessLog;
import io.github.supervisorevents.listener.event.ProcessState;
import io.github.supervisorevents.listener.event.ProcessStateChange;
import io.github.supervisorevents.listener.event.UnknownEvent;
import io.github.supervisorevents.listener.testing.FakeEvent;
import io.github.supervisorevents.listener.testing.FakeSupervisor;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SupervisorListenerTest {
  private static final FakeEvent EXIT = FakeEvent.exited("web", "web_00", 4711, false);

  private final List<String> seen = new ArrayList<>();

  @Test
  void aHandlerGetsMapsInTheOrderOfTheLine() {
    SupervisorListener.Builder listener =
        SupervisorListener.builder()
            .on("PROCESS_STATE", (headers, payload) -> seen.add(headers.keySet() + " " + payload));

    try (FakeSupervisor supervisor = FakeSupervisor.start(listener)) {
      assertThat(supervisor.exchange(EXIT)).isEqualTo(Result.OK);
    }

    assertThat(seen)
        .containsExactly(
            "[ver, server, serial, pool, poolserial, eventname, len] {processname=web_00,"
                + " groupname=web, from_state=RUNNING, expected=0, pid=4711}");
  }

  @Test
  void aHandlerGetsMapsAndData() {
    SupervisorListener.Builder listener =
        SupervisorListener.builder()
            .on("PROCESS_LOG", (headers, payload, data) -> seen.add(payload.get("pid") + data));

    try (FakeSupervisor supervisor = FakeSupervisor.start(listener)) {
      supervisor.exchange(FakeEvent.log(Channel.STDERR, "web", "web", 7, "key:value\n☕\n"));
    }

    assertThat(seen).containsExactly("7key:value\n☕\n");
  }

  @Test
  void aHandlerGetsTheWholeEvent() {
    SupervisorListener.Builder listener =
        SupervisorListener.builder().on("EVENT", event -> seen.add(event.name()));

    try (FakeSupervisor supervisor = FakeSupervisor.start(listener)) {
      supervisor.exchange(EXIT);
      supervisor.exchange(FakeEvent.supervisorStopping());
    }

    assertThat(seen).containsExactly("PROCESS_STATE_EXITED", "SUPERVISOR_STATE_CHANGE_STOPPING");
  }

  @Test
  void aHandlerGetsATypedPayload() {
    SupervisorListener.Builder listener =
        SupervisorListener.builder()
            .on(ProcessStateChange.Exited.class, exited -> seen.add("exited " + exited.pid()))
            .on(ProcessStateChange.class, change -> seen.add("change " + change.state()))
            .on(ProcessLog.class, log -> seen.add("log " + log.data()))
            .on(EventPayload.class, payload -> seen.add(payload.getClass().getSimpleName()));

    try (FakeSupervisor supervisor = FakeSupervisor.start(listener)) {
      supervisor.exchange(EXIT);
      supervisor.exchange(FakeEvent.fatal("web", "web_00"));
    }

    assertThat(seen)
        .containsExactly("exited 4711", "change EXITED", "Exited", "change FATAL", "Fatal");
  }

  @ParameterizedTest
  @EnumSource(EventType.class)
  void registeringForATypeGetsItsSubtypesAndNothingElse(EventType registered) {
    SupervisorListener.Builder listener =
        SupervisorListener.builder().on(registered.name(), event -> seen.add(event.name()));
    List<String> expected = new ArrayList<>();

    try (FakeSupervisor supervisor = FakeSupervisor.start(listener)) {
      for (EventType sent : EventType.values()) {
        supervisor.exchange(new FakeEvent(sent.name(), ""));
        if (sent.isA(registered)) {
          expected.add(sent.name());
        }
      }
    }

    assertThat(seen).isEqualTo(expected);
  }

  @Test
  void anEventOfAnUnknownNameReachesThoseWhoTakeAllAndThoseWhoTakeTheUnknown() {
    SupervisorListener.Builder listener =
        SupervisorListener.builder()
            .on("EVENT", event -> seen.add("all " + event.name()))
            .on("PROCESS_STATE", event -> seen.add("state " + event.name()))
            .on(UnknownEvent.class, unknown -> seen.add("unknown " + unknown.text()));

    try (FakeSupervisor supervisor = FakeSupervisor.start(listener)) {
      assertThat(supervisor.exchange(new FakeEvent("PROCESS_STATE_MELTED", "a:b\nc")))
          .isEqualTo(Result.OK);
    }

    assertThat(seen).containsExactly("all PROCESS_STATE_MELTED", "unknown a:b\nc");
  }

  @ParameterizedTest
  @CsvSource({
    "PROCESS_STATE_EXIT, PROCESS_STATE_EXITED",
    "process_state, PROCESS_STATE",
    "TICK60, TICK_60",
    "REMOTE_COMUNICATION, REMOTE_COMMUNICATION",
    "'', TICK"
  })
  void aNameThatSupervisorDoesNotHaveIsAnErrorAtOnce(String name, String nearest) {
    assertThatThrownBy(() -> SupervisorListener.builder().on(name, event -> seen.add("never")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("\"" + name + "\"; did you mean " + nearest + "?");
  }

  @Test
  void handlersChooseTheAnswer() {
    SupervisorListener.Builder listener =
        SupervisorListener.builder()
            .answer("TICK", event -> Result.of("späte Antwort"))
            .answer("PROCESS_STATE", (headers, payload) -> Result.FAIL)
            .answer("PROCESS_LOG", (headers, payload, data) -> Result.of(data))
            .answer(UnknownEvent.class, unknown -> Result.of(""));

    try (FakeSupervisor supervisor = FakeSupervisor.start(listener)) {
      assertThat(supervisor.exchange(new FakeEvent("TICK_5", "when:5")).text())
          .isEqualTo("späte Antwort");
      assertThat(supervisor.exchange(EXIT)).isEqualTo(Result.FAIL);
      assertThat(supervisor.exchange(FakeEvent.log(Channel.STDOUT, "a", "a", 1, "RESULT 2\nOK")))
          .isEqualTo(Result.of("RESULT 2\nOK"));
      assertThat(supervisor.exchange(new FakeEvent("X", ""))).isEqualTo(Result.of(""));
    }
  }

  @Test
  void theFirstAnswerThatIsNotOkEndsTheRound() {
    SupervisorListener.Builder listener =
        SupervisorListener.builder()
            .on("EVENT", event -> seen.add("first"))
            .answer("EVENT", event -> Result.FAIL)
            .on("EVENT", event -> seen.add("never"));

    try (FakeSupervisor supervisor = FakeSupervisor.start(listener)) {
      assertThat(supervisor.exchange(EXIT)).isEqualTo(Result.FAIL);
    }

    assertThat(seen).containsExactly("first");
  }

  @Test
  void theAnswerAndReadyAreExactlyWhatSupervisordExpects() {
    try (FakeSupervisor supervisor = FakeSupervisor.start(SupervisorListener.builder())) {
      supervisor.exchange(EXIT);
      supervisor.awaitReady();

      assertThat(supervisor.written()).isEqualTo("READY\nRESULT 2\nOKREADY\n");
    }
  }

  @Test
  void aHandlerThatThrowsIsAnsweredWithFailAndGetsTheEventAgain() {
    SupervisorListener.Builder listener =
        SupervisorListener.builder()
            .failurePolicy(new FailurePolicy(3, Duration.ZERO, Duration.ZERO))
            .observer(new Telling())
            .on("EVENT", event -> failUntil(3));

    try (FakeSupervisor supervisor = FakeSupervisor.start(listener)) {
      assertThat(supervisor.exchange(EXIT)).isEqualTo(Result.FAIL);
      assertThat(supervisor.sendAgain().takeResult()).isEqualTo(Result.FAIL);
      assertThat(supervisor.sendAgain().takeResult()).isEqualTo(Result.OK);
    }

    assertThat(seen)
        .containsExactly(
            "failed 1 FAIL attempt 1", "failed 2 FAIL attempt 2", "handled OK", "stopped");
  }

  @Test
  void anEventThatFailsTooOftenIsGivenUpAndTheObserverHearsOfIt() {
    SupervisorListener.Builder listener =
        SupervisorListener.builder()
            .failurePolicy(new FailurePolicy(2, Duration.ZERO, Duration.ZERO))
            .observer(new Telling())
            .on("EVENT", event -> failUntil(100));

    try (FakeSupervisor supervisor = FakeSupervisor.start(listener)) {
      assertThat(supervisor.exchange(EXIT)).isEqualTo(Result.FAIL);
      assertThat(supervisor.sendAgain().takeResult()).isEqualTo(Result.OK);
      assertThat(supervisor.exchange(EXIT)).isEqualTo(Result.FAIL);
    }

    assertThat(seen)
        .containsExactly(
            "failed 1 FAIL attempt 1",
            "failed 2 OK attempt 2",
            "failed 1 FAIL attempt 3",
            "stopped");
  }

  @Test
  void anErrorOrANullAnswerIsAFailureLikeAnyOther() {
    SupervisorListener.Builder listener =
        SupervisorListener.builder()
            .failurePolicy(FailurePolicy.giveUpAtOnce())
            .observer(new Telling())
            .on(
                "TICK",
                event -> {
                  throw new StackOverflowError("deep");
                })
            .answer("PROCESS_STATE", event -> null);

    try (FakeSupervisor supervisor = FakeSupervisor.start(listener)) {
      assertThat(supervisor.exchange(new FakeEvent("TICK_5", ""))).isEqualTo(Result.OK);
      assertThat(supervisor.exchange(EXIT)).isEqualTo(Result.OK);
    }

    assertThat(seen)
        .containsExactly(
            "failed 1 OK deep",
            "failed 1 OK a handler answered null instead of a Result",
            "stopped");
  }

  @Test
  void closingEndsThePauseBeforeAFail() {
    CountDownLatch failed = new CountDownLatch(1);
    SupervisorListener.Builder listener =
        SupervisorListener.builder()
            .failurePolicy(FailurePolicy.retryForever(Duration.ofHours(1), Duration.ofHours(1)))
            .observer(
                new ListenerObserver() {
                  @Override
                  public void failed(Event event, Throwable cause, int failures, Result answer) {
                    failed.countDown();
                  }
                })
            .on("EVENT", event -> failUntil(100));

    try (FakeSupervisor supervisor = FakeSupervisor.start(listener)) {
      supervisor.send(EXIT);
      await(failed);
      supervisor.listener().close();

      assertThat(supervisor.takeResult()).isEqualTo(Result.FAIL);
      assertThat(supervisor.awaitStopped()).isEmpty();
      assertThat(supervisor.written()).isEqualTo("READY\nRESULT 4\nFAIL");
    }
  }

  @Test
  void theObserverHearsEverythingInOrder() {
    SupervisorListener.Builder listener =
        SupervisorListener.builder()
            .observer(
                new Telling() {
                  @Override
                  public void ready() {
                    seen.add("ready");
                  }

                  @Override
                  public void event(Event event) {
                    seen.add("event " + event.header().serial());
                  }
                });

    try (FakeSupervisor supervisor = FakeSupervisor.start(listener)) {
      supervisor.exchange(EXIT);
      supervisor.awaitReady();
    }

    assertThat(seen).containsExactly("ready", "event 0", "handled OK", "ready", "stopped");
  }

  @Test
  void lostEventsAreTold() {
    SupervisorListener.Builder listener = SupervisorListener.builder().observer(new Telling());

    try (FakeSupervisor supervisor = FakeSupervisor.start(listener)) {
      supervisor.exchange(EXIT);
      supervisor.loseEvents(32).exchange(EXIT);
      supervisor.sendAgain().takeResult();
      supervisor.exchange(EXIT);
    }

    assertThat(seen)
        .containsExactly(
            "handled OK", "gap 32 before 33", "handled OK", "handled OK", "handled OK", "stopped");
  }

  @Test
  void anObserverThatThrowsDisturbsNobody() {
    SupervisorListener.Builder listener =
        SupervisorListener.builder()
            .observer(
                new ListenerObserver() {
                  @Override
                  public void event(Event event) {
                    throw new IllegalStateException(
                        "an observer of a test; nothing to worry about");
                  }
                })
            .observer(new Telling());

    try (FakeSupervisor supervisor = FakeSupervisor.start(listener)) {
      assertThat(supervisor.exchange(EXIT)).isEqualTo(Result.OK);
    }

    assertThat(seen).containsExactly("handled OK", "stopped");
  }

  @Test
  void anObserverThatThrowsAnErrorDisturbsNobodyEither() {
    SupervisorListener.Builder listener =
        SupervisorListener.builder()
            .observer(
                new ListenerObserver() {
                  @Override
                  public void event(Event event) {
                    throw new AssertionError("an observer of a test; nothing to worry about");
                  }
                });

    try (FakeSupervisor supervisor = FakeSupervisor.start(listener)) {
      assertThat(supervisor.exchange(EXIT)).isEqualTo(Result.OK);
    }
  }

  @Test
  void anExceptionThatCannotBePrintedIsAFailureLikeAnyOther() {
    SupervisorListener.Builder listener =
        SupervisorListener.builder()
            .failurePolicy(FailurePolicy.giveUpAtOnce())
            .on(
                "EVENT",
                event -> {
                  throw new Unprintable();
                });

    try (FakeSupervisor supervisor = FakeSupervisor.start(listener)) {
      assertThat(supervisor.exchange(EXIT)).isEqualTo(Result.OK);
    }
  }

  private static final class Unprintable extends RuntimeException {
    private static final long serialVersionUID = 1;

    @Override
    public String getMessage() {
      throw new IllegalStateException("no message");
    }
  }

  @ParameterizedTest
  @EnumSource(LengthUnit.class)
  void anEventMayArriveInPiecesOfAnySizeInEitherUnit(LengthUnit unit) {
    FakeEvent event =
        FakeEvent.log(Channel.STDOUT, "dienst_öäü", "dienst_öäü", 7, "起動 ☕ naïve 𝄞 done\n");
    for (int size = 1; size <= 250; size++) {
      List<LengthUnit> found = new ArrayList<>();
      SupervisorListener.Builder listener =
          SupervisorListener.builder()
              .lengthUnitWait(Duration.ofMillis(1))
              .observer(
                  new ListenerObserver() {
                    @Override
                    public void lengthUnit(LengthUnit which, String reason) {
                      found.add(which);
                    }
                  })
              .on(ProcessLog.class, log -> seen.add(log.process() + " " + log.data()));

      try (FakeSupervisor supervisor = FakeSupervisor.start(listener).lengthUnit(unit)) {
        supervisor.pieceSize(size).exchange(event);
        supervisor.exchange(event);
        supervisor.exchange(EXIT);
      }

      assertThat(found).as("pieces of %d bytes", size).containsExactly(unit);
    }
    assertThat(seen).hasSize(500).containsOnly("dienst_öäü 起動 ☕ naïve 𝄞 done\n");
  }

  @Test
  void whatComesTooLateOfAPayloadIsDroppedAndTheUnitCorrected() {
    SupervisorListener.Builder listener =
        SupervisorListener.builder()
            .lengthUnitWait(Duration.ZERO)
            .observer(new Telling())
            .on("REMOTE_COMMUNICATION", (headers, payload, data) -> seen.add(data));
    String header = "ver:3.0 server:s serial:0 pool:p poolserial:0 eventname:REMOTE_COMMUNICATION";
    byte[] late = (header + " len:15\ntype:a\nüüü𝄞 end").getBytes(StandardCharsets.UTF_8);
    int inTime = (header + " len:15\n").length() + 15;

    try (FakeSupervisor supervisor = FakeSupervisor.start(listener)) {
      supervisor.sendRawEvent(Arrays.copyOf(late, inTime)).takeResult();
      supervisor.sendRaw(Arrays.copyOfRange(late, inTime, late.length));
      supervisor.exchange(FakeEvent.remote("a", "whole 𝄞"));
    }

    assertThat(seen)
        .containsExactly(
            "unit BYTES: nothing came after the first 15 bytes of a payload",
            "üüü\ufffd",
            "handled OK",
            "unit CODE_POINTS: the last 6 bytes of a payload came too late",
            "whole 𝄞",
            "handled OK",
            "stopped");
  }

  @Test
  void closingAnIdleListenerEndsIt() {
    try (FakeSupervisor supervisor = FakeSupervisor.start(SupervisorListener.builder())) {
      supervisor.awaitReady().listener().close();

      assertThat(supervisor.awaitStopped()).isEmpty();
    }
  }

  @Test
  void closingEndsAListenerOnAPipeOfTheJdk() throws Exception {
    OnPipe listener = new OnPipe();

    listener.close();

    assertThat(listener.thrown()).isEmpty();
    assertThat(listener.leftInterrupted).isFalse();
  }

  @Test
  void interruptingEndsAListenerOnAPipeOfTheJdk() throws Exception {
    OnPipe listener = new OnPipe();

    listener.thread.interrupt();

    assertThat(listener.thrown()).isEmpty();
    assertThat(listener.leftInterrupted).isTrue();
  }

  /** A PipedInputStream goes on reading when it is closed, and forgets that it was interrupted. */
  private static final class OnPipe {
    private final PipedInputStream in = new PipedInputStream(new PipedOutputStream());
    private final CountDownLatch ready = new CountDownLatch(1);
    private final SupervisorListener listener =
        SupervisorListener.builder()
            .streams(in, OutputStream.nullOutputStream())
            .observer(
                new ListenerObserver() {
                  @Override
                  public void ready() {
                    ready.countDown();
                  }
                })
            .build();
    private final Thread thread = new Thread(this::run);
    private volatile Exception thrown;
    private volatile boolean leftInterrupted;

    OnPipe() throws IOException {
      thread.setDaemon(true);
      thread.start();
      await(ready);
    }

    private void run() {
      try {
        listener.run();
      } catch (IOException e) {
        thrown = e;
      }
      leftInterrupted = Thread.currentThread().isInterrupted();
    }

    void close() {
      while (thread.getState() == Thread.State.RUNNABLE) {
        Thread.onSpinWait();
      }
      listener.close();
    }

    Optional<Exception> thrown() throws InterruptedException {
      thread.join(10_000);
      assertThat(thread.isAlive()).isFalse();
      return Optional.ofNullable(thrown);
    }
  }

  @Test
  void closingWhileAnEventIsHandledLetsItBeAnswered() {
    CountDownLatch handling = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    SupervisorListener.Builder listener =
        SupervisorListener.builder()
            .on(
                "EVENT",
                event -> {
                  handling.countDown();
                  await(goOn);
                });

    try (FakeSupervisor supervisor = FakeSupervisor.start(listener)) {
      supervisor.send(EXIT);
      await(handling);
      supervisor.listener().close();
      goOn.countDown();

      assertThat(supervisor.takeResult()).isEqualTo(Result.OK);
      assertThat(supervisor.awaitStopped()).isEmpty();
      assertThat(supervisor.written()).isEqualTo("READY\nRESULT 2\nOK");
    }
  }

  @Test
  void aListenerThatWasClosedBeforeItRanIsNeverReady() throws IOException {
    List<String> written = new ArrayList<>();
    SupervisorListener listener =
        SupervisorListener.builder()
            .streams(
                InputStream.nullInputStream(),
                new OutputStream() {
                  @Override
                  public void write(int one) {
                    written.add("something");
                  }
                })
            .build();
    listener.close();

    listener.run();

    assertThat(written).isEmpty();
  }

  @Test
  void runCanBeCalledOnce() throws IOException {
    SupervisorListener listener =
        SupervisorListener.builder()
            .streams(InputStream.nullInputStream(), OutputStream.nullOutputStream())
            .build();
    listener.run();

    assertThatThrownBy(listener::run).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void runReturnsWhenTheInputEndsBetweenEvents() {
    try (FakeSupervisor supervisor = FakeSupervisor.start(SupervisorListener.builder())) {
      supervisor.exchange(EXIT);
      supervisor.closeInput();

      assertThat(supervisor.awaitStopped()).isEmpty();
    }
  }

  @Test
  void runThrowsWhenTheInputEndsWithinAnEvent() {
    try (FakeSupervisor supervisor = FakeSupervisor.start(SupervisorListener.builder())) {
      supervisor.awaitReady().sendRaw("ver:3.0 len:10\nabc".getBytes(StandardCharsets.UTF_8));
      supervisor.closeInput();

      assertThat(supervisor.awaitStopped())
          .containsInstanceOf(ProtocolException.class)
          .hasValueSatisfying(
              thrown ->
                  assertThat(thrown)
                      .hasMessage(
                          "the input ended after 3 bytes of a payload of 10, in the header line:"
                              + " ver:3.0 len:10"));
    }
  }

  @Test
  void optionsAreChecked() {
    SupervisorListener.Builder builder = SupervisorListener.builder();

    assertThatThrownBy(() -> builder.maxPayloadBytes(0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> builder.lengthUnitWait(Duration.ofMillis(-1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new FailurePolicy(0, Duration.ZERO, Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new FailurePolicy(1, Duration.ofSeconds(2), Duration.ofSeconds(1)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void whatIsNotThereIsAnErrorAtOnce() {
    SupervisorListener.Builder builder = SupervisorListener.builder();
    EventHandler<Event> none = null;
    EventHandler.OfTokens noTokens = null;
    EventAnswer<Event> noAnswer = null;
    EventAnswer.OfTokensAndData noData = null;
    List<ThrowingCallable> mistakes =
        List.of(
            () -> builder.on("EVENT", none),
            () -> builder.on("EVENT", noTokens),
            () -> builder.answer("EVENT", noAnswer),
            () -> builder.answer("EVENT", noData),
            () -> builder.on(EventPayload.class, null),
            () -> builder.answer(EventPayload.class, null));

    assertThat(mistakes)
        .allSatisfy(
            mistake ->
                assertThatThrownBy(mistake)
                    .isInstanceOf(NullPointerException.class)
                    .hasMessage("handler"));
    assertThatThrownBy(() -> builder.on((Class<EventPayload>) null, payload -> {}))
        .isInstanceOf(NullPointerException.class)
        .hasMessage("payload");
    assertThatThrownBy(() -> builder.on((String) null, event -> {}))
        .isInstanceOf(NullPointerException.class)
        .hasMessage("eventName");
  }

  @Test
  void aPauseMayBeWithoutEnd() {
    FailurePolicy policy =
        FailurePolicy.retryForever(Duration.ofMillis(1), ChronoUnit.FOREVER.getDuration());

    assertThat(policy.pauseAfter(3)).isEqualTo(Duration.ofMillis(4));
    assertThat(policy.pauseAfter(1_000_000).toDays()).isGreaterThanOrEqualTo(36_500);
  }

  @Test
  void thePauseDoublesUpToTheLongest() {
    FailurePolicy policy = FailurePolicy.retryForever(Duration.ofSeconds(1), Duration.ofSeconds(5));

    assertThat(List.of(1, 2, 3, 4, 1_000_000).stream().map(policy::pauseAfter))
        .containsExactly(
            Duration.ofSeconds(1),
            Duration.ofSeconds(2),
            Duration.ofSeconds(4),
            Duration.ofSeconds(5),
            Duration.ofSeconds(5));
  }

  @Test
  void inAPoolOfSeveralProcessesAJumpIsNoGap() {
    PoolSerials serials =
        PoolSerials.in(
            Map.of("SUPERVISOR_PROCESS_NAME", "pool_01", "SUPERVISOR_GROUP_NAME", "pool"));

    assertThat(serials.lostBefore(EventHeader.parse("poolserial:1"))).isZero();
    assertThat(serials.lostBefore(EventHeader.parse("poolserial:5"))).isZero();
  }

  @Test
  void everyEventThatCanBeFakedIsReadAsItself() {
    SupervisorListener.Builder listener =
        SupervisorListener.builder()
            .on(EventPayload.class, payload -> seen.add(payload.getClass().getSimpleName()));

    try (FakeSupervisor supervisor = FakeSupervisor.start(listener)) {
      supervisor.exchange(FakeEvent.starting("g", "p", ProcessState.STOPPED, 0));
      supervisor.exchange(FakeEvent.running("g", "p", 1));
      supervisor.exchange(FakeEvent.backoff("g", "p", 1));
      supervisor.exchange(FakeEvent.stopping("g", "p", 1));
      supervisor.exchange(FakeEvent.stopped("g", "p", 1));
      supervisor.exchange(FakeEvent.exited("g", "p", 1, true));
      supervisor.exchange(FakeEvent.fatal("g", "p"));
      supervisor.exchange(FakeEvent.unknown("g", "p", ProcessState.RUNNING));
      supervisor.exchange(FakeEvent.log(Channel.STDERR, "g", "p", 1, "x"));
      supervisor.exchange(FakeEvent.communication(Channel.STDOUT, "g", "p", 1, "x"));
      supervisor.exchange(FakeEvent.remote("t", "d"));
      supervisor.exchange(FakeEvent.supervisorRunning());
      supervisor.exchange(FakeEvent.tick(EventType.TICK_60, Instant.ofEpochSecond(60)));
      supervisor.exchange(FakeEvent.groupAdded("g"));
      supervisor.exchange(FakeEvent.groupRemoved("g"));
    }

    assertThat(seen)
        .containsExactly(
            "Starting",
            "Running",
            "Backoff",
            "Stopping",
            "Stopped",
            "Exited",
            "Fatal",
            "Unknown",
            "ProcessLog",
            "ProcessCommunication",
            "RemoteCommunication",
            "SupervisorStateChange",
            "Tick",
            "ProcessGroupChange",
            "ProcessGroupChange");
  }

  private int attempts;

  private void failUntil(int attempt) throws IOException {
    if (++attempts < attempt) {
      throw new IOException("attempt " + attempts);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException stop) {
      throw new AssertionError(stop);
    }
  }

  private class Telling implements ListenerObserver {
    @Override
    public void handled(Event event, Result result, Duration took) {
      seen.add("handled " + result.text());
    }

    @Override
    public void failed(Event event, Throwable cause, int failures, Result answer) {
      seen.add("failed " + failures + " " + answer.text() + " " + cause.getMessage());
    }

    @Override
    public void gap(EventHeader header, long lost) {
      seen.add("gap " + lost + " before " + header.poolSerial());
    }

    @Override
    public void lengthUnit(LengthUnit unit, String reason) {
      seen.add("unit " + unit + ": " + reason);
    }

    @Override
    public void stopped() {
      seen.add("stopped");
    }
  }
}
