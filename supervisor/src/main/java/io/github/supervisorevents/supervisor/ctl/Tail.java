package io.github.supervisorevents.supervisor.ctl;

import io.github.supervisorevents.listener.rpc.FaultCode;
import io.github.supervisorevents.listener.rpc.LogStream;
import io.github.supervisorevents.listener.rpc.RpcFault;
import io.github.supervisorevents.listener.rpc.SupervisorClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** {@code tail [-f|-BYTES] NAME [stdout|stderr]} */
final class Tail implements Verb {
  @Override
  public String name() {
    return "tail";
  }

  @Override
  public String help() {
    return """
    tail [-f] <name> [stdout|stderr] (default stdout)
    Ex:
    tail -f <name>\t\tContinuous tail of named process stdout
    \t\t\tCtrl-C to exit.
    tail -100 <name>\tlast 100 *bytes* of process stdout
    tail <name> stderr\tlast 1600 *bytes* of process stderr\
    """;
  }

  @Override
  public void run(CtlSession ctl, Arguments arguments) {
    if (!Upcheck.passes(ctl)) {
      return;
    }
    List<String> words = new ArrayList<>(arguments.words());
    if (words.isEmpty()) {
      refuse(ctl, "Error: too few arguments", ExitStatus.GENERIC);
      return;
    }
    if (words.size() > 3) {
      refuse(ctl, "Error: too many arguments", ExitStatus.GENERIC);
      return;
    }
    String modifier = words.get(0).startsWith("-") ? words.remove(0) : TailLength.DEFAULT;
    if (words.isEmpty()) {
      ctl.say("Error: tail requires process name");
      ctl.fail(ExitStatus.GENERIC);
      return;
    }
    String channel = words.size() == 1 ? "stdout" : words.get(words.size() - 1);
    channel = channel.toLowerCase(Locale.ROOT);
    if (!channel.equals("stdout") && !channel.equals("stderr")) {
      ctl.say("Error: bad channel '" + channel + "'");
      ctl.fail(ExitStatus.GENERIC);
      return;
    }
    show(ctl, modifier, words.get(0), channel.equals("stderr"));
  }

  private static void show(CtlSession ctl, String modifier, String name, boolean stderr) {
    SupervisorClient supervisor = ctl.client();
    if (modifier.equals("-f")) {
      LogStream.Channel channel = stderr ? LogStream.Channel.STDERR : LogStream.Channel.STDOUT;
      LogFollower.follow(ctl, () -> supervisor.followProcessLog(name, channel));
      return;
    }
    TailLength length = TailLength.parse(modifier);
    if (!length.isNumber()) {
      length.refuse(ctl);
      return;
    }
    try {
      ctl.say(
          stderr
              ? length.read(supervisor::readProcessStderrLog, name)
              : length.read(supervisor::readProcessStdoutLog, name));
    } catch (RpcFault e) {
      ctl.fail(ExitStatus.GENERIC);
      ctl.say(name + ": ERROR (" + words(e) + ")");
    }
  }

  private static String words(RpcFault fault) {
    return switch (fault.name().orElse(FaultCode.SUCCESS)) {
      case NO_FILE -> "no log file";
      case FAILED -> "unknown error reading log";
      case BAD_NAME -> "no such process name";
      default -> throw fault;
    };
  }
}
