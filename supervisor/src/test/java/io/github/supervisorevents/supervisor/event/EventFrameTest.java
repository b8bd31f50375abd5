package io.github.supervisorevents.supervisor.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.supervisorevents.supervisor.state.EventType;
import io.github.supervisorevents.supervisor.state.ProcessName;
import io.github.supervisorevents.supervisor.state.ProcessState;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The frames marked "recorded" are what supervisord 4.2.5 sent. */
class EventFrameTest {
  private static final ProcessName CAT = new ProcessName("cat", "cat");

  @Test
  void recordedStarting() {
    assertThat(frame(14, 10, ProcessStateEvent.starting(CAT, ProcessState.STOPPED, 0)))
        .isEqualTo(
            header(14, 10, "PROCESS_STATE_STARTING len:56")
                + "processname:cat groupname:cat from_state:STOPPED tries:0");
  }

  @Test
  void recordedRunning() {
    assertThat(frame(31, 31, ProcessStateEvent.running(CAT, ProcessState.STARTING, 19553)))
        .isEqualTo(
            header(31, 31, "PROCESS_STATE_RUNNING len:59")
                + "processname:cat groupname:cat from_state:STARTING pid:19553");
  }

  @Test
  void recordedBackoffAndFatal() {
    ProcessName nobin = new ProcessName("nobin", "nobin");

    assertThat(frame(17, 17, ProcessStateEvent.backoff(nobin, ProcessState.STARTING, 1)))
        .isEqualTo(
            header(17, 17, "PROCESS_STATE_BACKOFF len:61")
                + "processname:nobin groupname:nobin from_state:STARTING tries:1");
    assertThat(frame(36, 36, ProcessStateEvent.fatal(nobin, ProcessState.BACKOFF)))
        .isEqualTo(
            header(36, 36, "PROCESS_STATE_FATAL len:52")
                + "processname:nobin groupname:nobin from_state:BACKOFF");
  }

  @Test
  void recordedStoppingAndStoppedOfAGroupsProcess() {
    ProcessName worker = new ProcessName("worker", "worker_00");

    assertThat(frame(67, 67, ProcessStateEvent.stopping(worker, ProcessState.RUNNING, 19563)))
        .isEqualTo(
            header(67, 67, "PROCESS_STATE_STOPPING len:67")
                + "processname:worker_00 groupname:worker from_state:RUNNING pid:19563");
    assertThat(
            frame(
                68,
                68,
                ProcessStateEvent.stopped(worker, ProcessState.STOPPING, 19563, Optional.empty())))
        .isEqualTo(
            header(68, 68, "PROCESS_STATE_STOPPED len:68")
                + "processname:worker_00 groupname:worker from_state:STOPPING pid:19563");
  }

  @Test
  void howItEndedIsTheLastTokenOfExitedAndStopped() {
    assertThat(
            ProcessStateEvent.exited(
                    CAT, ProcessState.RUNNING, false, 7, new Ending.ExitStatus(143))
                .payload())
        .isEqualTo(
            "processname:cat groupname:cat from_state:RUNNING expected:0 pid:7 exitstatus:143");
    assertThat(
            ProcessStateEvent.stopped(
                    CAT, ProcessState.STOPPING, 7, Optional.of(new Ending.Signal("SIGTERM")))
                .payload())
        .isEqualTo("processname:cat groupname:cat from_state:STOPPING pid:7 signal:SIGTERM");
  }

  @Test
  void aSignalWithoutANameIsStillOneToken() {
    assertThat(new Ending.Signal("signal 40").token()).isEqualTo("signal:signal-40");
  }

  @Test
  void recordedGroupAddedEndsInALineFeed() {
    assertThat(frame(2, 2, ProcessGroupEvent.added("cat")))
        .isEqualTo(header(2, 2, "PROCESS_GROUP_ADDED len:14") + "groupname:cat\n");
  }

  @Test
  void recordedSupervisorRunningIsEmpty() {
    assertThat(frame(10, 10, SupervisorStateEvent.RUNNING))
        .isEqualTo(header(10, 10, "SUPERVISOR_STATE_CHANGE_RUNNING len:0"));
  }

  @Test
  void recordedTick() {
    assertThat(frame(61, 61, new TickEvent(TickPeriod.FIVE_SECONDS, 1795165385)))
        .isEqualTo(header(61, 61, "TICK_5 len:15") + "when:1795165385");
  }

  @Test
  void recordedLogAndCommunication() {
    ProcessName oneshot = new ProcessName("oneshot", "oneshot");
    ProcessName talker = new ProcessName("talker", "talker");

    assertThat(
            frame(
                27,
                27,
                ProcessOutputEvent.of(
                    EventType.PROCESS_LOG_STDOUT, oneshot, 19556, bytes("done\n"))))
        .isEqualTo(
            header(27, 27, "PROCESS_LOG_STDOUT len:68")
                + "processname:oneshot groupname:oneshot pid:19556 channel:stdout\ndone\n");
    assertThat(
            frame(
                42,
                42,
                ProcessOutputEvent.of(
                    EventType.PROCESS_COMMUNICATION_STDERR, talker, 19562, bytes("err side"))))
        .isEqualTo(
            header(42, 42, "PROCESS_COMMUNICATION_STDERR len:54")
                + "processname:talker groupname:talker pid:19562\nerr side");
  }

  @Test
  void remoteCommunicationIsATypeAndTheData() {
    assertThat(new RemoteCommunicationEvent("deploy", "v2\nnow").payload())
        .isEqualTo("type:deploy\nv2\nnow");
  }

  @Test
  void lenCountsCodePointsAndBytesIsSaidWhereItDiffers() {
    String text =
        "\u8d77\u52d5\u3057\u307e\u3057\u305f \u2615 na\u00efve caf\u00e9 \ud834\udd1e done\n";
    ProcessName name = new ProcessName("dienst_\u00f6\u00e4\u00fc", "dienst_\u00f6\u00e4\u00fc");

    String frame =
        frame(3, 3, ProcessOutputEvent.of(EventType.PROCESS_LOG_STDOUT, name, 20551, bytes(text)));

    assertThat(frame).startsWith(header(3, 3, "PROCESS_LOG_STDOUT len:96 bytes:121"));
    assertThat(frame).endsWith("channel:stdout\n" + text);
  }

  @Test
  void outputThatIsNotUtf8IsShownAsPythonShowsIt() {
    byte[] raw = {'a', (byte) 0xe2, '\'', '\n', '\\', 0x7f};

    assertThat(OutputText.of(raw)).isEqualTo("Undecodable: b\"a\\xe2'\\n\\\\\\x7f\"");
  }

  private static String frame(long serial, long poolSerial, SupervisorEvent event) {
    byte[] frame = EventFrame.encode("web-01", "all", poolSerial, new NumberedEvent(serial, event));
    return new String(frame, StandardCharsets.UTF_8);
  }

  private static String header(long serial, long poolSerial, String rest) {
    return "ver:3.0 server:web-01 serial:"
        + serial
        + " pool:all poolserial:"
        + poolSerial
        + " eventname:"
        + rest
        + "\n";
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
