package io.github.supervisorevents.listener.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.github.supervisorevents.listener.event.ProcessState;
import java.io.BufferedReader;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/** Every method against the real supervisord, over both transports. */
@Timeout(120)
class SupervisorClientIT {
  private static final String PROGRAMS =
      """
      [program:cat]
      command=/bin/cat
      stdout_logfile=%(here)s/cat.log
      startsecs=0
      [program:web]
      command=/bin/sh -c 'printf "\\033[31mr\\303\\266t\\007\\r\\n"; echo oops >&2; exec sleep 1000'
      numprocs=2
      process_name=%(program_name)s_%(process_num)02d
      startsecs=0
      directory=/tmp
      [program:gr\u00f6\u00dfe]
      command=/bin/sleep 1000
      startsecs=0
      [program:absent]
      command=/no/such/command
      autostart=false
      [program:early]
      command=/bin/sh -c 'exit 3'
      autostart=false
      autorestart=false
      startsecs=100
      startretries=0
      """;

  @Nested
  @TestInstance(TestInstance.Lifecycle.PER_CLASS)
  class OverUnixSocket extends EveryMethod {
    @Override
    SupervisorClient client(RealSupervisord supervisord) {
      return supervisord.unix();
    }
  }

  @Nested
  @TestInstance(TestInstance.Lifecycle.PER_CLASS)
  class OverTcp extends EveryMethod {
    @Override
    SupervisorClient client(RealSupervisord supervisord) {
      return supervisord.tcp();
    }

    @Test
    void wrongOrMissingCredentialsAreUnauthorized() {
      SupervisorClient none = SupervisorClient.builder(supervisord.tcpUrl()).build();
      SupervisorClient wrong =
          SupervisorClient.builder(supervisord.tcpUrl()).credentials("operator", "guess").build();

      for (SupervisorClient client : List.of(none, wrong)) {
        assertThatThrownBy(client::getState)
            .isInstanceOfSatisfying(
                RpcHttpException.class, e -> assertThat(e.isUnauthorized()).isTrue())
            .hasMessageNotContaining("guess");
        assertThatThrownBy(client::followMainLog).isInstanceOf(RpcHttpException.class);
      }
    }
  }

  abstract static class EveryMethod {
    RealSupervisord supervisord;
    SupervisorClient client;

    abstract SupervisorClient client(RealSupervisord supervisord);

    @BeforeAll
    void start() throws Exception {
      supervisord = RealSupervisord.start(PROGRAMS);
      client = client(supervisord);
    }

    @AfterAll
    void stop() throws Exception {
      supervisord.close();
    }

    private FaultCode faultOf(ThrowingCallable call) {
      return catchThrowableOfType(RpcFault.class, call).name().orElseThrow();
    }

    private void awaitRunning(String name) {
      RealSupervisord.await(
          name + " to run", () -> client.getProcessInfo(name).state() == ProcessState.RUNNING);
    }

    @Test
    void everyMethodOfSupervisordIsAMethodHere() {
      Set<String> ours =
          Arrays.stream(SupervisorClient.class.getMethods())
              .map(Method::getName)
              .collect(Collectors.toSet());

      assertThat(client.listMethods())
          .contains("supervisor.getState", "system.multicall")
          .allSatisfy(name -> assertThat(ours).contains(name.substring(name.indexOf('.') + 1)));
    }

    @Test
    void supervisordTellsAboutItself() {
      assertThat(client.getAPIVersion()).isEqualTo("3.0");
      assertThat(client.getVersion()).isEqualTo("3.0");
      assertThat(client.getSupervisorVersion()).startsWith("4.");
      assertThat(client.getIdentification()).isEqualTo("real");
      assertThat(client.getState()).isEqualTo(new SupervisorState(1, "RUNNING"));
      assertThat((long) client.getPID()).isEqualTo(supervisord.pid());
    }

    @Test
    void supervisordTellsAboutItsMethods() {
      assertThat(client.methodHelp("supervisor.getState")).contains("@return struct");
      assertThat(client.methodSignature("supervisor.startProcess"))
          .containsExactly("boolean", "string", "boolean");
      assertThat(faultOf(() -> client.methodHelp("a.b")))
          .isEqualTo(FaultCode.SIGNATURE_UNSUPPORTED);
    }

    @Test
    void processesTellHowTheyAre() {
      awaitRunning("cat");

      ProcessInfo cat = client.getProcessInfo("cat");
      ProcessInfo absent = client.getProcessInfo("absent");

      assertThat(cat.namespec()).isEqualTo("cat");
      assertThat(cat.pid()).isPositive();
      assertThat(cat.start()).isPresent();
      assertThat(cat.uptime()).isPresent();
      assertThat(cat.description()).startsWith("pid " + cat.pid() + ", uptime 0:0");
      assertThat(cat.stdoutLog()).hasValue(supervisord.folder().resolve("cat.log").toString());
      assertThat(absent.state()).isEqualTo(ProcessState.STOPPED);
      assertThat(absent.start()).isEmpty();
      assertThat(absent.uptime()).isEmpty();
      assertThat(absent.description()).isEqualTo("Not started");
      assertThat(faultOf(() -> client.getProcessInfo("no\u00f6ne"))).isEqualTo(FaultCode.BAD_NAME);
      assertThat(client.getAllProcessInfo())
          .extracting(ProcessInfo::namespec)
          .containsExactly("absent", "cat", "early", "gr\u00f6\u00dfe", "web:web_00", "web:web_01");
    }

    @Test
    void theConfigurationIsTold() {
      List<ConfigInfo> all = client.getAllConfigInfo();

      assertThat(all).hasSize(6);
      ConfigInfo web = all.stream().filter(i -> i.name().equals("web_01")).findAny().orElseThrow();
      assertThat(web.group()).isEqualTo("web");
      assertThat(web.inUse()).isTrue();
      assertThat(web.autostart()).isTrue();
      assertThat(web.processPriority()).isEqualTo(999);
      ConfigInfo.Settings settings = web.settings().orElseThrow();
      assertThat(settings.directory()).hasValue("/tmp");
      assertThat(settings.uid()).isEmpty();
      assertThat(settings.exitCodes()).containsExactly(0);
      assertThat(settings.stopSignal()).isEqualTo(15);
      assertThat(settings.stdout().maxBytes()).isEqualTo(50L * 1024 * 1024);
      assertThat(settings.stdout().logFile()).isPresent();
    }

    @Test
    void oneProcessIsStoppedAndStarted() {
      client.stopProcess("web:web_00");
      assertThat(client.getProcessInfo("web:web_00").state()).isEqualTo(ProcessState.STOPPED);
      assertThat(faultOf(() -> client.stopProcess("web:web_00"))).isEqualTo(FaultCode.NOT_RUNNING);
      client.startProcess("web:web_00");
      assertThat(faultOf(() -> client.startProcess("web:web_00", false)))
          .isEqualTo(FaultCode.ALREADY_STARTED);
      client.stopProcess("web:web_00", false);
      RealSupervisord.await(
          "web_00 to stop",
          () -> client.getProcessInfo("web:web_00").state() == ProcessState.STOPPED);
      client.startProcess("web:web_00", false);
      awaitRunning("web:web_00");
    }

    @Test
    void whatCannotStartIsAFault() {
      assertThat(faultOf(() -> client.startProcess("absent"))).isEqualTo(FaultCode.NO_FILE);
      assertThat(faultOf(() -> client.startProcess("early")))
          .isIn(FaultCode.ABNORMAL_TERMINATION, FaultCode.SPAWN_ERROR);
      RealSupervisord.await(
          "early to be given up",
          () -> client.getProcessInfo("early").state() == ProcessState.FATAL);
      assertThat(client.getProcessInfo("early").spawnError()).isPresent();
    }

    @Test
    void groupsAreStoppedAndStarted() {
      assertThat(client.stopProcessGroup("web"))
          .extracting(ProcessResult::namespec, ProcessResult::isSuccess)
          .containsExactlyInAnyOrder(tuple("web:web_00", true), tuple("web:web_01", true));
      assertThat(client.startProcessGroup("web"))
          .extracting(ProcessResult::fault)
          .allSatisfy(fault -> assertThat(fault).hasValue(FaultCode.SUCCESS))
          .hasSize(2);
      assertThat(client.stopProcessGroup("web", false)).hasSize(2);
      RealSupervisord.await(
          "web to stop",
          () ->
              client.getAllProcessInfo().stream()
                  .filter(info -> info.group().equals("web"))
                  .allMatch(info -> info.state() == ProcessState.STOPPED));
      assertThat(client.startProcessGroup("web", false)).hasSize(2);
      assertThat(faultOf(() -> client.stopProcessGroup("none"))).isEqualTo(FaultCode.BAD_NAME);
    }

    /** supervisord announces these replies by their length in characters. */
    @Test
    void allAreStoppedAndStartedInSpiteOfNamesBeyondAscii() {
      awaitRunning("cat");
      awaitRunning("web:web_00");
      awaitRunning("web:web_01");
      assertThat(client.stopAllProcesses())
          .extracting(ProcessResult::namespec)
          .contains("gr\u00f6\u00dfe", "cat");
      assertThat(client.startAllProcesses(false))
          .filteredOn(ProcessResult::isSuccess)
          .extracting(ProcessResult::namespec)
          .contains("gr\u00f6\u00dfe", "cat");
      assertThat(client.stopAllProcesses(false)).isNotEmpty();
      RealSupervisord.await(
          "all to stop",
          () -> client.getAllProcessInfo().stream().allMatch(info -> info.pid() == 0));
      assertThat(client.startAllProcesses())
          .extracting(ProcessResult::namespec, ProcessResult::fault)
          .contains(tuple("gr\u00f6\u00dfe", FaultCode.of(80)), tuple("absent", FaultCode.of(20)));
    }

    @Test
    void signalsAreSent() {
      awaitRunning("cat");
      client.signalProcess("cat", "CONT");
      assertThat(client.signalProcessGroup("cat", "18"))
          .extracting(ProcessResult::isSuccess)
          .containsExactly(true);
      assertThat(client.signalAllProcesses("SIGCONT")).isNotEmpty();
      assertThat(faultOf(() -> client.signalProcess("cat", "NOSUCH")))
          .isEqualTo(FaultCode.BAD_SIGNAL);
      assertThat(faultOf(() -> client.signalProcess("absent", "HUP")))
          .isEqualTo(FaultCode.NOT_RUNNING);
    }

    @Test
    void logsAreReadWithControlCharactersAndAllLetters() {
      awaitRunning("web:web_01");
      String line = "\u001b[31mr\u00f6t\u0007\r\n";
      RealSupervisord.await(
          "the line", () -> !client.readProcessStdoutLog("web:web_01", 0, 0).isEmpty());

      assertThat(client.readProcessStdoutLog("web:web_01", -1000, 0)).endsWith(line);
      assertThat(client.readProcessLog("web:web_01", 0, 5)).isEqualTo("\u001b[31m");
      assertThat(client.readProcessStderrLog("web:web_01", -5, 0)).isEqualTo("oops\n");
      LogTail tail = client.tailProcessStdoutLog("web:web_01", 0, 13);
      assertThat(tail.text()).isEqualTo(line);
      assertThat(tail.offset()).isPositive();
      assertThat(client.tailProcessLog("web:web_01", 0, 1).overflow()).isTrue();
      assertThat(client.tailProcessStderrLog("web:web_01", 0, 4096).overflow()).isFalse();
      assertThat(faultOf(() -> client.readProcessStdoutLog("cat", -1, 1)))
          .isEqualTo(FaultCode.BAD_ARGUMENTS);
    }

    @Test
    void logsAreCleared() throws Exception {
      Path log = supervisord.folder().resolve("cat.log");
      client.clearProcessLogs("cat");
      client.clearProcessLog("cat");
      assertThat(Files.size(log)).isZero();
      assertThat(client.clearAllProcessLogs())
          .extracting(ProcessResult::namespec)
          .contains("gr\u00f6\u00dfe", "cat");
      assertThat(faultOf(() -> client.clearProcessLogs("none"))).isEqualTo(FaultCode.BAD_NAME);
    }

    @Test
    void theMainLogIsReadAndCleared() {
      assertThat(client.readLog(0, 0)).contains("entered RUNNING state");
      assertThat(client.readMainLog(-10, 0)).hasSize(10);
      client.clearLog();
      assertThat(client.readLog(0, 0)).doesNotContain("entered RUNNING state");
    }

    @Test
    void standardInputArrivesAndTheLogIsFollowed() throws Exception {
      awaitRunning("cat");
      String odd = "z\u0003w\u00f6lf <&> \ud83d\ude00\u001b";
      client.sendProcessStdin("cat", "first\n" + odd + "\r\n");
      try (LogStream log = client.followProcessLog("cat", LogStream.Channel.STDOUT)) {
        BufferedReader lines = log.lines();
        for (String line = lines.readLine(); !line.equals(odd); line = lines.readLine()) {
          assertThat(line).isNotNull();
        }
        client.sendProcessStdin("cat", "later\n");
        assertThat(lines.readLine()).isEqualTo("later");
      }
      assertThat(faultOf(() -> client.sendProcessStdin("absent", "x")))
          .isEqualTo(FaultCode.NOT_RUNNING);
    }

    @Test
    void followingWhatDoesNotExistIsStatus404() {
      assertThatThrownBy(() -> client.followProcessLog("none", LogStream.Channel.STDERR))
          .isInstanceOfSatisfying(
              RpcHttpException.class, e -> assertThat(e.status()).isEqualTo(404));
    }

    @Test
    void theMainLogIsFollowed() throws Exception {
      try (LogStream log = client.followMainLog()) {
        BufferedReader lines = log.lines();
        client.stopProcess("gr\u00f6\u00dfe");
        client.startProcess("gr\u00f6\u00dfe");
        String line = lines.readLine();
        while (!line.contains("stopped: gr\u00f6\u00dfe (terminated by SIGTERM)")) {
          line = lines.readLine();
        }
        assertThat(lines.readLine()).contains("spawned: 'gr\u00f6\u00dfe' with pid ");
      }
    }

    @Test
    void remoteEventsAreTaken() {
      client.sendRemoteCommEvent("t\u00fcp", "d\u0001ta");
    }

    @Test
    void groupsAreAddedAndRemoved() throws Exception {
      Path config = supervisord.folder().resolve("supervisord.conf");
      String before = Files.readString(config);
      Files.writeString(config, before + "[program:more]\ncommand=/bin/cat\nstartsecs=0\n");
      assertThat(client.reloadConfig())
          .isEqualTo(new ConfigChanges(List.of("more"), List.of(), List.of()));
      client.addProcessGroup("more");
      assertThat(faultOf(() -> client.addProcessGroup("more"))).isEqualTo(FaultCode.ALREADY_ADDED);
      assertThat(faultOf(() -> client.addProcessGroup("none"))).isEqualTo(FaultCode.BAD_NAME);
      awaitRunning("more");
      assertThat(faultOf(() -> client.removeProcessGroup("more")))
          .isEqualTo(FaultCode.STILL_RUNNING);
      Files.writeString(config, before);
      assertThat(client.reloadConfig().removed()).containsExactly("more");
      client.stopProcess("more");
      client.removeProcessGroup("more");
      Files.writeString(config, before + "[program:bad]\ncommand=/bin/cat\npriority=high\n");
      assertThat(faultOf(client::reloadConfig)).isEqualTo(FaultCode.CANT_REREAD);
      Files.writeString(config, before);
      assertThat(client.reloadConfig().changed()).isEmpty();
    }

    @Test
    void severalCallsGoInOneRequest() {
      RpcCall<Integer> pid = SupervisorCalls.getPID();
      RpcCall<ProcessInfo> info = SupervisorCalls.getProcessInfo("gr\u00f6\u00dfe");
      RpcCall<Boolean> bad = SupervisorCalls.stopProcess("none", true);
      RpcCall<List<String>> methods = SupervisorCalls.listMethods();

      MulticallResult results = client.multicall(pid, info, bad, methods);

      assertThat((long) results.get(pid)).isEqualTo(supervisord.pid());
      assertThat(results.get(info).name()).isEqualTo("gr\u00f6\u00dfe");
      assertThat(results.get(methods)).contains("system.multicall");
      assertThat(results.fault(info)).isEmpty();
      assertThat(results.fault(bad).orElseThrow().is(FaultCode.BAD_NAME)).isTrue();
      assertThatThrownBy(() -> results.get(bad)).isInstanceOf(RpcFault.class);
      assertThatThrownBy(() -> results.get(SupervisorCalls.getPID()))
          .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anUnknownMethodIsAFault() {
      XmlRpcCall call = XmlRpcCall.of("no.method", XmlRpcValue.of(true));

      assertThat(client.call(call)).isEqualTo(new XmlRpcReply.Fault(1, "UNKNOWN_METHOD"));
    }
  }

  @Test
  void supervisordRestartsAndShutsDown() throws Exception {
    try (RealSupervisord supervisord = RealSupervisord.start("[program:cat]\ncommand=/bin/cat\n")) {
      SupervisorClient client = supervisord.unix();
      int before = client.getProcessInfo("cat").pid();

      client.restart();
      RealSupervisord.await(
          "another cat",
          () -> {
            try {
              int now = client.getProcessInfo("cat").pid();
              return now != 0 && now != before;
            } catch (RpcException e) {
              return false;
            }
          });

      client.shutdown();
      RealSupervisord.await("the end", () -> !supervisord.isAlive());
      assertThatThrownBy(client::getState).isInstanceOf(RpcUnreachableException.class);
    }
  }
}
