package io.github.supervisorevents.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.supervisorevents.listener.rpc.ProcessInfo;
import io.github.supervisorevents.listener.rpc.SupervisorClient;
import io.github.supervisorevents.listener.rpc.XmlRpcCall;
import io.github.supervisorevents.listener.rpc.XmlRpcReply;
import io.github.supervisorevents.listener.rpc.XmlRpcValue;
import io.github.supervisorevents.supervisor.SupervisorProcess.Kind;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The same calls, made at supervisord and at this supervisor, have the same results and faults. */
@Timeout(180)
@Execution(ExecutionMode.CONCURRENT)
class RpcComparisonIT {
  private static final String PROGRAMS =
      """
      [program:cat]
      command=/bin/cat
      [program:off]
      command=/bin/sleep 1000
      autostart=false
      startsecs=0
      priority=5
      environment=A="1"
      [program:fails]
      command=/bin/false
      startretries=0
      [program:missing]
      command=/no/such/command
      startretries=0
      [program:locked]
      command=%(here)s/supervisord.conf
      startretries=0
      [program:nolog]
      command=/bin/sleep 1000
      stdout_logfile=NONE
      redirect_stderr=true
      exitcodes=0,3
      stopsignal=USR1
      user=root
      directory=/
      serverurl=http://localhost:1
      autorestart=true
      [program:talks]
      command=/bin/sh -c "printf 'one\\ntwo\\nthree\\n'; printf 'err' >&2; exec sleep 1000"
      stdout_logfile=%(here)s/talks.log
      stdout_logfile_maxbytes=1MB
      [program:many]
      command=/bin/sleep 1000
      numprocs=2
      process_name=%(program_name)s_%(process_num)02d
      startsecs=0
      [program:a]
      command=/bin/sleep 1000
      [program:b]
      command=/bin/sleep 1000
      autostart=false
      [group:g]
      programs=a,b
      priority=3
      [eventlistener:pool]
      command=/bin/cat
      events=TICK_3600
      """;

  private final List<String> differences = new ArrayList<>();
  private SupervisorProcess ours;
  private SupervisorProcess real;

  @Test
  void callsHaveTheSameResults() throws Exception {
    try (SupervisorProcess first = SupervisorProcess.start(Kind.OURS, PROGRAMS);
        SupervisorProcess second = SupervisorProcess.start(Kind.REAL, PROGRAMS)) {
      ours = first;
      real = second;
      settle(first);
      settle(second);

      introspection();
      questions();
      logs();
      wrongCalls();
      actions();
      groups();
      multicalls();
      end();

      assertThat(differences).isEmpty();
    }
  }

  private void introspection() {
    same("system.listMethods");
    for (String method : client(real).listMethods()) {
      same("system.methodSignature", method);
    }
    same("system.methodSignature", "supervisor.nothing");
    same("system.methodHelp", "supervisor.nothing");
  }

  private void questions() {
    same("supervisor.getAPIVersion");
    same("supervisor.getVersion");
    same("supervisor.getIdentification");
    same("supervisor.getState");
    same("supervisor.getAllProcessInfo");
    same("supervisor.getAllConfigInfo");
    for (String name :
        List.of(
            "cat",
            "cat:cat",
            "many:many_01",
            "many",
            "g:a",
            "g:*",
            "g:",
            "a",
            "",
            ":",
            "a:b:c",
            "fails",
            "missing")) {
      same("supervisor.getProcessInfo", name);
    }
  }

  private void logs() {
    for (String method :
        List.of(
            "readProcessStdoutLog", "readProcessLog", "tailProcessStdoutLog", "tailProcessLog")) {
      for (int[] range :
          new int[][] {
            {0, 0}, {0, 4}, {4, 100}, {100, 5}, {-5, 0}, {-500, 0}, {-1, 5}, {0, -1}, {14, 2},
            {3, 11}
          }) {
        same("supervisor." + method, "talks", range[0], range[1]);
      }
    }
    same("supervisor.readProcessStderrLog", "talks", 0, 0);
    same("supervisor.tailProcessStderrLog", "talks", 0, 100);
    same("supervisor.readProcessStdoutLog", "nolog", 0, 0);
    same("supervisor.tailProcessStdoutLog", "nolog", 0, 0);
    same("supervisor.readProcessStdoutLog", "dog", 0, 0);
    same("supervisor.readProcessStdoutLog", "many:*", 0, 0);
    same("supervisor.readLog", 0, 4);
    same("supervisor.readLog", -1, 3);
    same("supervisor.clearProcessLogs", "talks");
    same("supervisor.readProcessStdoutLog", "talks", 0, 0);
    same("supervisor.clearProcessLog", "nolog");
    same("supervisor.clearProcessLogs", "dog");
    same("supervisor.clearProcessLogs", "many:*");
    same("supervisor.clearAllProcessLogs");
  }

  private void wrongCalls() {
    same("supervisor.nothing");
    same("nothing.at.all");
    same("nothing");
    same("supervisor._update", "x");
    same("supervisor.getState", 1);
    same("supervisor.startProcess");
    same("supervisor.startProcess", "cat", true, 3);
    same("supervisor.sendProcessStdin", "cat", 5);
    same("supervisor.addProcessGroup", "cat");
    same("supervisor.addProcessGroup", "dog");
    same("supervisor.removeProcessGroup", "cat");
    same("supervisor.removeProcessGroup", "dog");
  }

  private void actions() throws Exception {
    for (String name : List.of("missing", "locked", "cat", "cat:cat", "dog", "g:dog", "fails")) {
      same("supervisor.startProcess", name);
    }
    same("supervisor.startProcess", "off", true);
    same("supervisor.startProcess", "off", false);
    same("supervisor.sendProcessStdin", "cat", "hällo\n");
    same("supervisor.sendProcessStdin", "missing", "x");
    same("supervisor.sendProcessStdin", "dog", "x");
    same("supervisor.sendProcessStdin", "g:*", "x");
    for (SupervisorProcess one : List.of(ours, real)) {
      Await.until(
          "the text comes back",
          () -> client(one).readProcessStdoutLog("cat", 0, 0).equals("hällo\n"));
    }
    same("supervisor.signalProcess", "cat", "CONT");
    same("supervisor.signalProcess", "cat", 18);
    same("supervisor.signalProcess", "cat", "NOTHING");
    same("supervisor.signalProcess", "missing", "HUP");
    same("supervisor.signalProcess", "dog", "NOTHING");
    same("supervisor.signalProcess", "many:*", "CONT");
    same("supervisor.signalProcessGroup", "many", "SIGCONT");
    same("supervisor.signalProcessGroup", "many", "NOTHING");
    same("supervisor.signalProcessGroup", "dogs", "CONT");
    same("supervisor.signalAllProcesses", "CONT");
    same("supervisor.signalAllProcesses", "NOTHING");
    same("supervisor.stopProcess", "off");
    same("supervisor.stopProcess", "off");
    same("supervisor.stopProcess", "dog");
    same("supervisor.stopProcess", "cat", false);
    same("supervisor.sendRemoteCommEvent", "type", "data");
    settle(ours);
    settle(real);
    same("supervisor.getAllProcessInfo");
  }

  private void groups() {
    same("supervisor.startProcessGroup", "g");
    same("supervisor.startProcessGroup", "g");
    same("supervisor.startProcess", "many:*", false);
    same("supervisor.stopProcessGroup", "many");
    same("supervisor.stopProcessGroup", "many", false);
    same("supervisor.startProcessGroup", "dogs");
    same("supervisor.stopProcessGroup", "dogs");
    same("supervisor.stopProcess", "g:*");
    same("supervisor.startProcess", "g:*");
    same("supervisor.reloadConfig");
    same("supervisor.stopProcess", "talks");
    same("supervisor.removeProcessGroup", "talks");
    same("supervisor.getProcessInfo", "talks");
    same("supervisor.reloadConfig");
    same("supervisor.addProcessGroup", "talks");
    same("supervisor.stopAllProcesses");
    same("supervisor.getAllProcessInfo");
    same("supervisor.startAllProcesses");
    same("supervisor.getAllProcessInfo");
  }

  private void multicalls() {
    same(
        "system.multicall",
        XmlRpcValue.of(
            List.of(
                call("supervisor.stopProcess", "cat"),
                call("supervisor.startProcess", "cat"),
                call("supervisor.startProcess", "cat"),
                call("supervisor.getIdentification"),
                call("supervisor.getIdentification", "too many"),
                call("supervisor.nothing"),
                call("system.multicall"),
                new XmlRpcValue.Struct(Map.of("methodName", XmlRpcValue.of("supervisor.getState"))),
                new XmlRpcValue.Struct(Map.of("params", XmlRpcValue.of(List.of()))))));
    same("system.multicall", XmlRpcValue.of(List.of()));
  }

  private void end() throws Exception {
    same("supervisor.clearLog");
    same("supervisor.readLog", 0, 0);
    for (SupervisorProcess process : List.of(ours, real)) {
      Files.delete(process.folder().resolve("main.log"));
    }
    same("supervisor.readLog", 0, 0);
    same("supervisor.clearLog");
    same("supervisor.shutdown");
    assertThat(ours.exitCode()).isEqualTo(real.exitCode());
  }

  private static XmlRpcValue call(String method, String... params) {
    return new XmlRpcValue.Struct(
        Map.of(
            "methodName",
            XmlRpcValue.of(method),
            "params",
            XmlRpcValue.of(List.of(params).stream().map(XmlRpcValue::of).toList())));
  }

  private void same(String method, Object... params) {
    XmlRpcCall call =
        new XmlRpcCall(method, List.of(params).stream().map(RpcComparisonIT::value).toList());
    String theirs = plain(client(real).call(call), real);
    String mine = plain(client(ours).call(call), ours);
    if (!mine.equals(theirs)) {
      differences.add(
          method
              + List.of(params)
              + "\n  supervisord: "
              + theirs
              + "\n  ours:        "
              + mine
              + "\n");
    }
  }

  private static XmlRpcValue value(Object param) {
    if (param instanceof XmlRpcValue value) {
      return value;
    }
    if (param instanceof Integer number) {
      return XmlRpcValue.of(number);
    }
    return param instanceof Boolean flag ? XmlRpcValue.of(flag) : XmlRpcValue.of(param.toString());
  }

  private static SupervisorClient client(SupervisorProcess process) {
    return SupervisorClient.builder("unix://" + process.folder().resolve("sock")).build();
  }

  /** Waits until nothing is on its way any more. */
  private static void settle(SupervisorProcess process) throws Exception {
    Await.until("it listens", () -> process.folder().resolve("sock").toFile().exists());
    Await.until(
        "all processes are settled",
        () ->
            client(process).getAllProcessInfo().stream()
                .map(ProcessInfo::state)
                .noneMatch(
                    state ->
                        List.of("STARTING", "STOPPING", "BACKOFF").contains(state.toString())));
  }

  private static String plain(XmlRpcReply reply, SupervisorProcess process) {
    if (reply instanceof XmlRpcReply.Fault fault) {
      return "fault " + fault.code() + " " + plain(fault.text(), process);
    }
    return plain(((XmlRpcReply.Success) reply).value(), process);
  }

  /** A value without what differs from run to run. */
  private static String plain(XmlRpcValue value, SupervisorProcess process) {
    if (value instanceof XmlRpcValue.Struct struct) {
      Map<String, String> members = new TreeMap<>();
      struct.members().forEach((name, member) -> members.put(name, member(name, member, process)));
      // Supervisor 4.2.5 left it out by mistake.
      members.remove("autorestart");
      return members.toString();
    }
    if (value instanceof XmlRpcValue.Array array) {
      // Of several processes the one that is ready first comes first.
      boolean structs = array.values().stream().allMatch(XmlRpcValue.Struct.class::isInstance);
      List<String> values =
          new ArrayList<>(array.values().stream().map(one -> plain(one, process)).toList());
      if (structs && values.toString().contains("status=")) {
        values.sort(Comparator.naturalOrder());
      }
      return values.toString();
    }
    return value instanceof XmlRpcValue.Text text
        ? '"' + plain(text.text(), process) + '"'
        : value.toString();
  }

  private static String member(String name, XmlRpcValue value, SupervisorProcess process) {
    boolean varies = List.of("pid", "start", "stop", "now").contains(name);
    return varies && value instanceof XmlRpcValue.Int number
        ? number.number() > 0 ? "some" : "none"
        : plain(value, process);
  }

  private static String plain(String text, SupervisorProcess process) {
    return text.replace(process.folder().toString(), "DIR")
        .replaceAll("-[a-zA-Z0-9_]{8}\\.log", "-RANDOM.log")
        .replaceAll("pid \\d+, uptime \\d+:\\d\\d:\\d\\d", "pid N, uptime T")
        .replaceAll("[A-Z][a-z]{2} \\d\\d \\d\\d:\\d\\d [AP]M", "DATE");
  }
}
