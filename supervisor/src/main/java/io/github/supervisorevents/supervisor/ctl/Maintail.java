package io.github.supervisorevents.supervisor.ctl;

import io.github.supervisorevents.listener.rpc.FaultCode;
import io.github.supervisorevents.listener.rpc.RpcFault;
import io.github.supervisorevents.listener.rpc.SupervisorClient;
import java.util.List;

/** {@code maintail [-f|-BYTES]} */
final class Maintail implements Verb {
  @Override
  public String name() {
    return "maintail";
  }

  @Override
  public String help() {
    return """
    maintail -f \tContinuous tail of supervisor main log file (Ctrl-C to exit)
    maintail -100\tlast 100 *bytes* of supervisord main log file
    maintail\tlast 1600 *bytes* of supervisor main log file
    """;
  }

  @Override
  public void run(CtlSession ctl, Arguments arguments) {
    if (!Upcheck.passes(ctl)) {
      return;
    }
    List<String> words = arguments.words();
    if (words.size() > 1) {
      refuse(ctl, "Error: too many arguments", ExitStatus.GENERIC);
      return;
    }
    String modifier = words.isEmpty() ? TailLength.DEFAULT : words.get(0);
    SupervisorClient supervisor = ctl.client();
    if (modifier.equals("-f")) {
      LogFollower.follow(ctl, supervisor::followMainLog);
      return;
    }
    TailLength length = TailLength.parse(modifier);
    if (!modifier.startsWith("-") || !length.isNumber()) {
      length.refuse(ctl);
      return;
    }
    try {
      ctl.say(length.read((name, offset, count) -> supervisor.readLog(offset, count), ""));
    } catch (RpcFault e) {
      ctl.fail(ExitStatus.GENERIC);
      ctl.say("supervisord: ERROR (" + words(e) + ")");
    }
  }

  private static String words(RpcFault fault) {
    return switch (fault.name().orElse(FaultCode.SUCCESS)) {
      case NO_FILE -> "no log file";
      case FAILED -> "unknown error reading log";
      default -> throw fault;
    };
  }
}
