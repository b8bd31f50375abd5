package io.github.supervisorevents.notifier;

import io.github.supervisorevents.listener.SupervisorListener;
import io.github.supervisorevents.notifier.cli.CommandLineInterface;

/** Without arguments the event listener, with arguments the commands. */
public final class Main {
  private Main() {}

  /** Starts; ends the process. */
  public static void main(String[] args) throws InterruptedException {
    System.exit(args.length == 0 ? listen() : CommandLineInterface.run(new Replay(), args));
  }

  private static int listen() throws InterruptedException {
    SupervisorListener.protectStdout();
    return new NotifierApp(System.getenv(), System.err, new LocalClock()).run();
  }
}
