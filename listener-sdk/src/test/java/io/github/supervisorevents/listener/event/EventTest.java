package io.github.supervisorevents.listener.event;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EventTest {
  @Test
  void anExitTellsWhoAndHow() {
    Event event =
        parse(
            "PROCESS_STATE_EXITED",
            "processname:web_00 groupname:web from_state:RUNNING expected:0 pid:4711");

    ProcessStateChange.Exited exited = (ProcessStateChange.Exited) event.typed();
    assertThat(exited.process()).isEqualTo("web_00");
    assertThat(exited.group()).isEqualTo("web");
    assertThat(exited.fullName()).isEqualTo("web:web_00");
    assertThat(exited.fromState()).contains(ProcessState.RUNNING);
    assertThat(exited.state()).isEqualTo(ProcessState.EXITED);
    assertThat(exited.expected()).isFalse();
    assertThat(exited.pid()).isEqualTo(4711);
    assertThat(exited.exitStatus()).isEmpty();
    assertThat(exited.signal()).isEmpty();
    assertThat(event.payload().keySet())
        .containsExactly("processname", "groupname", "from_state", "expected", "pid");
    assertThat(event.data()).isEmpty();
  }

  @Test
  void exitStatusAndSignalAreReadWhereASupervisorTellsThem() {
    String process = "processname:web groupname:web from_state:RUNNING expected:0 pid:4711 ";

    assertThat(parse("PROCESS_STATE_EXITED", process + "exitstatus:143").typed())
        .isInstanceOfSatisfying(
            ProcessStateChange.Exited.class,
            exited -> assertThat(exited.exitStatus()).isEqualTo(OptionalInt.of(143)));
    assertThat(parse("PROCESS_STATE_STOPPED", process + "signal:SIGKILL").typed())
        .isInstanceOfSatisfying(
            ProcessStateChange.Stopped.class,
            stopped -> assertThat(stopped.signal()).isEqualTo(Optional.of("SIGKILL")));
  }

  /** Quadratic work on megabytes would be minutes. */
  @Test
  @Timeout(20)
  void megabytesOfTokensOnOneLineAreReadInOneGo() {
    int count = 500_000;
    String tokens =
        IntStream.range(0, count).mapToObj(n -> "t" + n + ":" + n).collect(joining(" "));
    String words = "word ".repeat(count).strip();

    assertThat(parse("COMPANY_EVENT", tokens + " t7:last").payload())
        .hasSize(count)
        .containsEntry("t7", "last")
        .containsEntry("t499999", "499999");
    assertThat(parse("COMPANY_EVENT", "x:" + words + " y:2").payload())
        .containsExactly(Map.entry("x", words), Map.entry("y", "2"));
  }

  @ParameterizedTest
  @EnumSource(ProcessState.class)
  void everyStateHasItsRecord(ProcessState state) {
    Event event =
        parse(
            "PROCESS_STATE_" + state,
            "processname:web groupname:web from_state:BACKOFF tries:2 pid:3 expected:1");

    assertThat(event.typed())
        .isInstanceOfSatisfying(
            ProcessStateChange.class,
            change -> {
              assertThat(change.state()).isEqualTo(state);
              assertThat(change.fromState()).contains(ProcessState.BACKOFF);
              assertThat(change.fullName()).isEqualTo("web");
              assertThat(change.header()).isEqualTo(event.header());
            });
  }

  @ParameterizedTest
  @EnumSource(EventType.class)
  void everyTypeThatIsSentHasARecordAndTheOthersAreUnknown(EventType type) {
    assertThat(parse(type.name(), "").typed() instanceof UnknownEvent).isEqualTo(!type.isSent());
  }

  @Test
  void anUnknownFromStateIsKeptAsText() {
    Event event = parse("PROCESS_STATE_FATAL", "processname:a groupname:a from_state:LIMBO");

    ProcessStateChange change = (ProcessStateChange) event.typed();
    assertThat(change.fromState()).isEmpty();
    assertThat(change.fromStateName()).isEqualTo("LIMBO");
  }

  @Test
  void logDataBeginsAfterTheFirstLine() {
    Event event =
        parse(
            "PROCESS_LOG_STDERR",
            "processname:a groupname:b pid:7 channel:stderr\nkey:value x:y\nsecond\n");

    assertThat(event.payload()).containsOnlyKeys("processname", "groupname", "pid", "channel");
    assertThat(event.data()).isEqualTo("key:value x:y\nsecond\n");
    assertThat(event.typed())
        .isEqualTo(
            new ProcessLog(event.header(), "a", "b", 7, Channel.STDERR, "key:value x:y\nsecond\n"));
  }

  @Test
  void ofACommunicationOnlyTheFirstLineIsTokens() {
    Event event =
        parse(
            "PROCESS_COMMUNICATION_STDOUT",
            "processname:talker groupname:talker pid:9\n{\"note\": \"two\nlines: yes\"}");

    assertThat(event.payload())
        .isEqualTo(Map.of("processname", "talker", "groupname", "talker", "pid", "9"));
    assertThat(event.typed())
        .isEqualTo(
            new ProcessCommunication(
                event.header(),
                "talker",
                "talker",
                9,
                Channel.STDOUT,
                "{\"note\": \"two\nlines: yes\"}"));
  }

  @Test
  void theTypeOfARemoteCommunicationIsItsWholeFirstLine() {
    Event event = parse("REMOTE_COMMUNICATION", "type:deploy done at:noon\nversion 3\n");

    assertThat(event.payload()).isEqualTo(Map.of("type", "deploy done at:noon"));
    assertThat(event.typed())
        .isEqualTo(new RemoteCommunication(event.header(), "deploy done at:noon", "version 3\n"));
  }

  @Test
  void theLineFeedAfterAGroupIsNoData() {
    Event event = parse("PROCESS_GROUP_REMOVED", "groupname:pair\n");

    assertThat(event.data()).isEmpty();
    assertThat(event.typed())
        .isEqualTo(
            new ProcessGroupChange(event.header(), ProcessGroupChange.Change.REMOVED, "pair"));
  }

  @Test
  void aTickTellsItsTimeAndPeriod() {
    Event event = parse("TICK_60", "when:1795167060");

    assertThat(event.typed())
        .isEqualTo(
            new Tick(event.header(), Duration.ofMinutes(1), Instant.parse("2026-11-20T09:31:00Z")));
  }

  @Test
  void supervisordsOwnStateHasNoPayload() {
    Event event = parse("SUPERVISOR_STATE_CHANGE_STOPPING", "");

    assertThat(event.payload()).isEmpty();
    assertThat(event.typed())
        .isEqualTo(new SupervisorStateChange(event.header(), SupervisorStateChange.State.STOPPING));
  }

  @Test
  void anEventOfAnUnknownNameIsKeptWhole() {
    Event event = parse("MOON_FULL", "phase:full\nbright");

    assertThat(event.name()).isEqualTo("MOON_FULL");
    assertThat(event.payload()).isEqualTo(Map.of("phase", "full"));
    assertThat(event.data()).isEqualTo("bright");
    assertThat(event.typed()).isEqualTo(new UnknownEvent(event.header(), "phase:full\nbright"));
  }

  @Test
  void missingAndBrokenTokensGetTheDocumentedDefaults() {
    assertThat(parse("PROCESS_STATE_RUNNING", "pid:99999999999999999999").typed())
        .isInstanceOfSatisfying(
            ProcessStateChange.Running.class,
            running -> {
              assertThat(running.pid()).isZero();
              assertThat(running.process()).isEmpty();
            });
    assertThat(parse("TICK_5", "when:9223372036854775807").typed())
        .isInstanceOfSatisfying(
            Tick.class, tick -> assertThat(tick.when()).isEqualTo(Instant.EPOCH));
  }

  @Test
  void anEventCanBeMadeOfItsTokens() {
    Event parsed =
        parse("PROCESS_LOG_STDOUT", "processname:a groupname:b pid:7 channel:stdout\nhello");

    assertThat(Event.of(parsed.header(), parsed.payload(), parsed.data())).isEqualTo(parsed);
  }

  private static Event parse(String name, String payload) {
    return Event.parse(
        EventHeader.parse(
            "ver:3.0 server:s serial:1 pool:p poolserial:1 eventname:"
                + name
                + " len:"
                + payload.length()),
        payload);
  }
}
