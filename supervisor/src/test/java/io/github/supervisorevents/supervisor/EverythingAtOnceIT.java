package io.github.supervisorevents.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.supervisorevents.listener.event.ProcessState;
import io.github.supervisorevents.listener.rpc.ProcessInfo;
import io.github.supervisorevents.listener.rpc.RpcFault;
import io.github.supervisorevents.listener.rpc.SupervisorClient;
import io.github.supervisorevents.supervisor.SupervisorProcess.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Clients that start, stop, signal and read, while programs crash, flood and are killed. */
@Timeout(300)
class EverythingAtOnceIT {
  private static final int CLIENTS = 4;
  private static final int CALLS = 120;
  private static final Set<ProcessState> ENDED =
      Set.of(ProcessState.STOPPED, ProcessState.EXITED, ProcessState.FATAL);

  private static final String PROGRAMS =
      """
      [program:calm]
      command=/bin/sleep 1000
      numprocs=10
      process_name=c%(process_num)d
      startsecs=0
      [program:crashes]
      command=/bin/sh -c 'sleep 0.1; exit 1'
      numprocs=5
      process_name=x%(process_num)d
      startsecs=0
      [program:floods]
      command=/bin/sh -c 'exec yes "<!--XSUPERVISOR:BEGIN-->some<!--XSUPERVISOR:END--> thing"'
      startsecs=0
      stdout_logfile_maxbytes=100KB
      stdout_capture_maxbytes=1KB
      [program:stubborn]
      command=/bin/sh -c 'trap "" TERM; while :; do sleep 0.1; done'
      numprocs=2
      process_name=s%(process_num)d
      stopwaitsecs=1
      startsecs=1
      [program:cat]
      command=/bin/cat
      numprocs=3
      process_name=cat%(process_num)d
      [program:missing]
      command=/no/such/program
      startretries=1
      [eventlistener:ears]
      command=/usr/bin/python3 %(here)s/tee_listener.py %(here)s/events
      numprocs=2
      process_name=ear%(process_num)d
      events=EVENT
      buffer_size=100
      """;

  @Test
  void nothingIsLostMixedUpOrLeftBehind() throws Exception {
    try (SupervisorProcess supervisor = SupervisorProcess.start(Kind.OURS, PROGRAMS)) {
      supervisor.awaitOutput("success: cat2");
      SupervisorClient client = client(supervisor);
      List<String> names =
          client.getAllProcessInfo().stream().map(i -> i.group() + ":" + i.name()).toList();

      ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
      List<Future<?>> running = new ArrayList<>();
      for (int i = 0; i < CLIENTS; i++) {
        Random random = new Random(i);
        running.add(clients.submit(() -> callAtRandom(client(supervisor), names, random)));
      }
      killAtRandom(supervisor, running, new Random(99));
      for (Future<?> future : running) {
        future.get();
      }
      clients.shutdown();

      client.stopAllProcesses();
      Await.until(
          "everything ended",
          () -> client.getAllProcessInfo().stream().allMatch(i -> ENDED.contains(i.state())));
      Await.until("no child", () -> ProcFacts.children(supervisor.pid()).isEmpty());
      int descriptors = ProcFacts.descriptors(supervisor.pid());
      client.startProcessGroup("calm");
      assertThat(pids(client)).isEqualTo(childrenOf(supervisor)).hasSize(10);
      client.stopProcessGroup("calm");
      Await.until("no child", () -> ProcFacts.children(supervisor.pid()).isEmpty());
      Await.until(
          "no descriptor is left", () -> ProcFacts.descriptors(supervisor.pid()) <= descriptors);

      assertThat(supervisor.stop()).isZero();
      assertThat(supervisor.output()).doesNotContain("defect").doesNotContain("Exception");
    }
  }

  private static void callAtRandom(SupervisorClient client, List<String> names, Random random) {
    for (int i = 0; i < CALLS; i++) {
      String name = names.get(random.nextInt(names.size()));
      try {
        switch (random.nextInt(10)) {
          case 0, 1 -> client.startProcess(name, random.nextInt(4) == 0);
          case 2, 3 -> client.stopProcess(name, random.nextInt(4) == 0);
          case 4 -> client.signalProcess(name, random.nextBoolean() ? "HUP" : "KILL");
          case 5 -> client.tailProcessStdoutLog(name, 0, 500);
          case 6 -> client.clearProcessLogs(name);
          case 7 -> client.sendProcessStdin(name, "line\n".repeat(random.nextInt(2000)));
          case 8 -> client.getAllProcessInfo();
          default -> client.sendRemoteCommEvent("type", "data " + i);
        }
      } catch (RpcFault e) {
        // Already started, not running, …: what such calls must expect of each other.
      }
    }
  }

  private static void killAtRandom(
      SupervisorProcess supervisor, List<Future<?>> until, Random random) {
    while (!until.stream().allMatch(Future::isDone)) {
      List<ProcFacts.Child> children = ProcFacts.children(supervisor.pid());
      if (!children.isEmpty()) {
        long pid = children.get(random.nextInt(children.size())).pid();
        ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
      }
    }
  }

  private static Set<Long> pids(SupervisorClient client) {
    return client.getAllProcessInfo().stream()
        .map(ProcessInfo::pid)
        .filter(pid -> pid != 0)
        .map(Integer::longValue)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<Long> childrenOf(SupervisorProcess supervisor) {
    return ProcFacts.children(supervisor.pid()).stream()
        .map(ProcFacts.Child::pid)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static SupervisorClient client(SupervisorProcess supervisor) {
    return SupervisorClient.builder("unix://" + supervisor.folder().resolve("sock")).build();
  }
}
