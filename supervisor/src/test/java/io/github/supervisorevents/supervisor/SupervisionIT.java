package io.github.supervisorevents.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.supervisorevents.supervisor.SupervisorProcess.Kind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** jsupervisord as a process, without clients: programs, signals, logs, its own end. */
@Execution(ExecutionMode.CONCURRENT)
class SupervisionIT {

  @Test
  void theBarestFileIsEnough() throws Exception {
    Path folder = SupervisorProcess.newFolder();
    String barest =
        """
        [supervisord]
        nodaemon=true
        [program:x]
        command=sleep 1000
        """;
    try (SupervisorProcess supervisor = SupervisorProcess.start(Kind.OURS, folder, barest)) {
      supervisor.awaitOutput(
          "success: x entered RUNNING state, process has stayed up for > than 1");
      long first = supervisor.lastPid("x");

      SupervisorProcess.signal("KILL", first);

      supervisor.awaitOutput("exited: x \\(terminated by SIGKILL; not expected\\)");
      supervisor.await("output", "spawned: 'x' with pid", 2);
      assertThat(supervisor.lastPid("x")).isNotEqualTo(first);
      assertThat(supervisor.stop()).isZero();
      assertThat(supervisor.output()).contains("stopped: x (terminated by SIGTERM)");
    }
  }

  @Test
  void aProgramThatDoesNotStopIsKilled() throws Exception {
    String stubborn =
        """
        [program:stubborn]
        command=/bin/sh -c 'trap "" TERM; echo up; while :; do sleep 0.1; done'
        stopwaitsecs=1
        stdout_logfile=%(here)s/stubborn.log
        """;
    try (SupervisorProcess supervisor = SupervisorProcess.start(Kind.OURS, stubborn)) {
      supervisor.await("stubborn.log", "up", 1);

      assertThat(supervisor.stop()).isZero();

      assertThat(supervisor.output())
          .containsSubsequence(
              "waiting for stubborn to die",
              "killing 'stubborn' (",
              ") with SIGKILL",
              "stopped: stubborn (terminated by SIGKILL)");
    }
  }

  @Test
  void programsStartByPriorityAndStopInReverse() throws Exception {
    String programs =
        """
        [program:second]
        command=sleep 1000
        priority=2
        startsecs=0
        [program:third]
        command=sleep 1000
        priority=3
        startsecs=0
        [program:first]
        command=sleep 1000
        priority=1
        startsecs=0
        """;
    try (SupervisorProcess supervisor = SupervisorProcess.start(Kind.OURS, programs)) {
      supervisor.await("output", "entered RUNNING", 3);

      supervisor.stop();

      assertThat(supervisor.output())
          .containsSubsequence(
              "spawned: 'first'",
              "spawned: 'second'",
              "spawned: 'third'",
              "stopped: third",
              "stopped: second",
              "stopped: first");
    }
  }

  @Test
  void aProgramGetsItsEnvironmentAndNoDescriptorButThree() throws Exception {
    String programs =
        """
        [program:env]
        command=/bin/sh -c 'env; ls -l /proc/self/fd | wc -l; ps -o pid=,pgid=,sid= -p $$'
        environment=GREETING="hello, \\u00fc",SUPERVISOR_ENABLED="yes"
        stdout_logfile=%(here)s/env.log
        redirect_stderr=true
        autorestart=false
        startsecs=0
        """
            .replace("\\u00fc", "\u00fc");
    try (SupervisorProcess supervisor = SupervisorProcess.start(Kind.OURS, programs)) {
      supervisor.awaitOutput("exited: env \\(exit status 0; expected\\)");

      List<String> lines = supervisor.read("env.log").lines().toList();
      assertThat(lines)
          .contains(
              "GREETING=hello, \u00fc",
              "SUPERVISOR_ENABLED=yes",
              "SUPERVISOR_PROCESS_NAME=env",
              "SUPERVISOR_GROUP_NAME=env",
              "SUPERVISOR_SERVER_URL=unix://" + supervisor.folder().resolve("sock"));
      // "total", stdin, stdout, stderr, and the directory that ls reads
      assertThat(lines).contains("5");
      String[] ids = lines.get(lines.size() - 1).strip().split(" +");
      assertThat(ids[1]).as("process group").isEqualTo(ids[0]);
      assertThat(ids[2]).as("session").isEqualTo(ids[0]);
    }
  }

  @Test
  void aFloodAndAReaderThatDoesNotReadStallNobody() throws Exception {
    String programs =
        """
        [program:flood]
        command=/bin/sh -c 'exec yes flooding the supervisor with output'
        stdout_logfile=NONE
        startsecs=0
        [program:calm]
        command=/bin/sh -c 'while :; do echo calm; sleep 0.1; done'
        stdout_logfile=%(here)s/calm.log
        """;
    try (SupervisorProcess supervisor = SupervisorProcess.start(Kind.OURS, programs)) {
      supervisor.await("calm.log", "calm\n", 10);
      assertThat(supervisor.stop()).isZero();
    }
  }

  @Test
  void userSignal2OpensTheLogsAnew() throws Exception {
    String programs =
        """
        [program:talker]
        command=/bin/sh -c 'while :; do echo line; sleep 0.05; done'
        stdout_logfile=%(here)s/talker.log
        """;
    try (SupervisorProcess supervisor = SupervisorProcess.start(Kind.OURS, programs)) {
      supervisor.await("talker.log", "line\n", 2);
      for (String log : List.of("talker.log", "main.log")) {
        Files.move(supervisor.folder().resolve(log), supervisor.folder().resolve(log + ".old"));
      }

      supervisor.signal("USR2");

      supervisor.await("talker.log", "line\n", 2);
      supervisor.signal("USR2");
      supervisor.await("main.log", "received SIGUSR2 indicating log reopen request", 1);
    }
  }

  @Test
  void hangUpRestartsWithTheConfigurationReadAgain() throws Exception {
    try (SupervisorProcess supervisor =
        SupervisorProcess.start(Kind.OURS, "[program:old]\ncommand=sleep 1000\n")) {
      supervisor.awaitOutput("success: old");
      Path file = supervisor.folder().resolve("supervisord.conf");
      Files.writeString(file, Files.readString(file).replace("[program:old]", "[program:new]"));

      supervisor.signal("HUP");

      supervisor.awaitOutput("success: new");
      assertThat(supervisor.output())
          .containsSubsequence(
              "received SIGHUP indicating restart request", "stopped: old", "spawned: 'new'");
      assertThat(supervisor.stop()).isZero();
    }
  }

  @Test
  void hangUpWithABrokenConfigurationChangesNothing() throws Exception {
    try (SupervisorProcess supervisor =
        SupervisorProcess.start(Kind.OURS, "[program:old]\ncommand=sleep 1000\n")) {
      supervisor.awaitOutput("success: old");
      Path file = supervisor.folder().resolve("supervisord.conf");
      Files.writeString(file, Files.readString(file).replace("command", "comand"));

      supervisor.signal("HUP");

      supervisor.awaitOutput("SIGHUP is ignored, everything goes on as before");
      assertThat(ProcessHandle.of(supervisor.lastPid("old"))).isPresent();
      assertThat(supervisor.stop()).isZero();
    }
  }

  @Test
  void withoutNodaemonItDetachesAndReturnsWhenItIsUp() throws Exception {
    Path folder = SupervisorProcess.newFolder();
    String configuration =
        """
        [supervisord]
        logfile=%(here)s/main.log
        pidfile=%(here)s/main.pid
        directory=/
        [program:x]
        command=sh -c 'pwd; umask; exec sleep 1000'
        stdout_logfile=%(here)s/x.log
        """;
    try (SupervisorProcess first = SupervisorProcess.start(Kind.OURS, folder, configuration)) {
      assertThat(first.exitCode()).as(first::output).isZero();
      long daemon = Long.parseLong(first.read("main.pid").strip());
      assertThat(daemon).isNotEqualTo(first.pid());
      first.await("main.log", "success: x", 1);
      assertThat(first.read("x.log")).isEqualTo("/\n0022\n");
      assertThat(Files.readSymbolicLink(Path.of("/proc/" + daemon + "/cwd"))).hasToString("/");

      SupervisorProcess.signal("TERM", daemon);
      Await.until("the daemon's end", () -> ProcessHandle.of(daemon).isEmpty());
      assertThat(folder.resolve("main.pid")).doesNotExist();
    }
  }

  @Test
  void aDaemonThatCannotStartSaysWhy() throws Exception {
    Path folder = SupervisorProcess.newFolder();
    String configuration = "[supervisord]\nlogfile=%(here)s/main.log\nminfds=100000000\n";
    try (SupervisorProcess first = SupervisorProcess.start(Kind.OURS, folder, configuration)) {
      assertThat(first.exitCode()).isEqualTo(2);
      assertThat(first.output()).contains("Error: minfds=100000000: this environment allows only");
    }
  }

  @Test
  void theStopEventsOfProgramsReachTheListenersBeforeTheseAreStopped() throws Exception {
    String programs =
        """
        [eventlistener:tee]
        command=/usr/bin/python3 %(here)s/tee_listener.py %(here)s/tee.events
        events=PROCESS_STATE,SUPERVISOR_STATE_CHANGE
        buffer_size=100
        [program:a]
        command=sleep 1000
        numprocs=20
        process_name=a_%(process_num)02d
        """;
    try (SupervisorProcess supervisor = SupervisorProcess.start(Kind.OURS, programs)) {
      supervisor.await("tee.events", "PROCESS_STATE_RUNNING", 21);

      supervisor.stop();

      assertThat(supervisor.read("tee.events").lines())
          .filteredOn(line -> line.startsWith("PROCESS_STATE_STOPPED"))
          .hasSize(20);
      assertThat(supervisor.read("tee.events")).contains("SUPERVISOR_STATE_CHANGE_STOPPING");
    }
  }

  @Test
  void aListenerThatBreaksTheProtocolIsNamedWithItsBytesAndStartedAgain() throws Exception {
    String programs =
        """
        [eventlistener:broken]
        command=/bin/sh -c 'sleep 1.1; echo debugging; exec sleep 1000'
        events=PROCESS_STATE
        """;
    try (SupervisorProcess supervisor = SupervisorProcess.start(Kind.OURS, programs)) {
      supervisor.awaitOutput(
          "broken: has entered the UNKNOWN state, it broke the eventlistener protocol: expected"
              + " READY and a line feed, found b'debugging\\\\n'; it is made to end");
      supervisor.awaitOutput("exited: broken \\(terminated by SIGTERM; not expected\\)");
      supervisor.await("output", "spawned: 'broken'", 2);
    }
  }

  @Test
  void anEventOfAListenerThatDiesGoesToTheNext() throws Exception {
    String programs =
        """
        [eventlistener:mortal]
        command=/bin/sh -c 'printf "READY\\n"; read -r header; echo "$header" >> %(here)s/seen; exit 1'
        events=TICK_5
        autorestart=true
        """;
    try (SupervisorProcess supervisor = SupervisorProcess.start(Kind.OURS, programs)) {
      supervisor.await("seen", "poolserial:0 eventname:TICK_5", 2);
    }
  }

  @Test
  void aRejectedEventComesAgainAndDoesNotSpin() throws Exception {
    String programs =
        """
        [eventlistener:grumpy]
        command=/bin/sh -c 'while :; do printf "READY\\n"; read -r header; head -c 15 > /dev/null; echo "$header" >> %(here)s/seen; printf "RESULT 4\\nFAIL"; done'
        events=TICK_5
        autorestart=true
        """;
    try (SupervisorProcess supervisor = SupervisorProcess.start(Kind.OURS, programs)) {
      supervisor.await("seen", "poolserial:0 eventname:TICK_5", 4);
      supervisor.awaitOutput("grumpy: event was rejected");

      // Three pauses of 0.1, 0.2 and 0.4 seconds lie between four attempts; spinning made
      // thousands.
      assertThat(supervisor.read("seen").lines().count()).isLessThan(50);
    }
  }

  @Test
  void anAnswerAndReadyInOneWriteAreTwoStepsInTheLog() throws Exception {
    String programs =
        """
        [supervisord]
        loglevel=debug
        logfile=%(here)s/main.log
        pidfile=%(here)s/main.pid
        [eventlistener:quick]
        command=/bin/sh -c 'printf "READY\\n"; while read -r header; do head -c 15 > /dev/null; printf "RESULT 2\\nOKREADY\\n"; done'
        events=TICK_5
        """;
    try (SupervisorProcess supervisor =
        SupervisorProcess.start(Kind.OURS, SupervisorProcess.newFolder(), programs, "-n")) {
      supervisor.awaitOutput("quick: event was processed");
      supervisor.awaitOutput("quick: BUSY -> ACKNOWLEDGED\n.*quick: ACKNOWLEDGED -> READY");
    }
  }

  @Test
  void aListenerBuiltWithTheSdkUnderstandsEverything() throws Exception {
    String programs =
        """
        [eventlistener:sdk]
        command=%s -XX:TieredStopAtLevel=1 -cp %s %s %%(here)s/sdk.events
        events=PROCESS_STATE,PROCESS_LOG
        buffer_size=1000
        [program:ends]
        command=/bin/sh -c 'echo caf\u00e9 au lait; sleep 2; exit 3'
        autorestart=false
        stdout_events_enabled=true
        [program:stays]
        command=sleep 1000
        """
            .formatted(
                Path.of(System.getProperty("java.home"), "bin", "java"),
                System.getProperty("java.class.path"),
                SdkListener.class.getName());
    try (SupervisorProcess supervisor = SupervisorProcess.start(Kind.OURS, programs)) {
      supervisor.await("sdk.events", "ends wrote caf\u00e9 au lait", 1);
      supervisor.await(
          "sdk.events", "process=ends.*expected=false.*exitStatus=OptionalInt\\[3\\]", 1);

      assertThat(supervisor.stop()).isZero();

      assertThat(supervisor.read("sdk.events"))
          .containsPattern("Stopped.*process=stays.*signal=Optional\\[SIGTERM\\]");
      assertThat(supervisor.output())
          .contains("stopped: sdk (exit status 0)")
          .doesNotContain("UNKNOWN");
    }
  }

  @Test
  void aChangedListenerIsNoticedAndReplaced() throws Exception {
    String before =
        """
        [eventlistener:tee]
        command=/usr/bin/python3 %(here)s/tee_listener.py %(here)s/tee.events
        events=PROCESS_COMMUNICATION
        [program:steady]
        command=sleep 1000
        """;
    try (SupervisorProcess supervisor = SupervisorProcess.start(Kind.OURS, before)) {
      supervisor.awaitOutput("success: tee");
      supervisor.awaitOutput("success: steady");
      long steady = supervisor.lastPid("steady");
      supervisor.configure(before.replace("PROCESS_COMMUNICATION", "PROCESS_STATE"));

      assertThat(supervisor.ctl("reread")).startsWith("tee: changed\n");
      assertThat(supervisor.ctl("update")).contains("tee: stopped", "tee: updated process group");

      supervisor.await("tee.events", "PROCESS_STATE_RUNNING\tprocessname:tee", 1);
      assertThat(supervisor.lastPid("steady")).isEqualTo(steady);
      assertThat(supervisor.ctl("reread")).startsWith("No config updates to processes\n");
    }
  }

  @Test
  void theEndOfTheSupervisorAnswersWhoStillWaits() throws Exception {
    String programs =
        """
        [program:stubborn]
        command=/bin/sh %(here)s/stubborn.sh
        stopwaitsecs=3
        stdout_logfile=%(here)s/stubborn.out
        """;
    Path folder = SupervisorProcess.newFolder();
    SupervisorProcess.copy("both/stubborn.sh", folder);
    try (SupervisorProcess supervisor = SupervisorProcess.startIn(Kind.OURS, folder, programs)) {
      supervisor.await("stubborn.out", "ready", 1);
      Thread stopper =
          new Thread(() -> supervisor.client().stopProcess("stubborn"), "stops stubborn");
      stopper.start();
      supervisor.awaitOutput("waiting for stubborn to stop");

      supervisor.client().shutdown();

      stopper.join();
      assertThat(supervisor.exitCode()).isZero();
    }
  }
}
