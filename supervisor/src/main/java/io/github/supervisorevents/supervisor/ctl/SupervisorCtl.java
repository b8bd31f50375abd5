package io.github.supervisorevents.supervisor.ctl;

import io.github.supervisorevents.supervisor.config.ConfigSearch;
import io.github.supervisorevents.supervisor.config.Surroundings;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The whole command, but for the end of the process. For one thread, one run. */
final class SupervisorCtl {
  private static final int USAGE_ERROR = 2;

  /** Set by the launcher to its path, from which the configuration is searched for. */
  private static final String COMMAND = "jsupervisorctl.command";

  private final Surroundings surroundings;
  private final InputStream in;
  private final PrintStream out;
  private final PrintStream err;

  SupervisorCtl(Surroundings surroundings, InputStream in, PrintStream out, PrintStream err) {
    this.surroundings = surroundings;
    this.in = in;
    this.out = out;
    this.err = err;
  }

  /** Gives the exit status. */
  int run(List<String> arguments) {
    try {
      CtlOptions options = CtlOptions.parse(arguments);
      if (options.has("help")) {
        out.print(UsageText.TEXT);
        return ExitStatus.SUCCESS.code();
      }
      return run(options, settings(options));
    } catch (CtlUsageException e) {
      err.print("Error: " + e.getMessage() + "\nFor help, use jsupervisorctl -h\n");
      return USAGE_ERROR;
    } catch (IOException e) {
      err.print("Error: no terminal: " + e.getMessage() + "\n");
      return ExitStatus.GENERIC.code();
    } finally {
      out.flush();
      err.flush();
    }
  }

  private CtlSettings settings(CtlOptions options) throws CtlUsageException {
    Optional<Path> command = Optional.ofNullable(System.getProperty(COMMAND)).map(Path::of);
    ConfigSearch search = ConfigSearch.of(command, surroundings.workingDirectory());
    return new SettingsLoader(surroundings, search).load(options);
  }

  private int run(CtlOptions options, CtlSettings settings) throws IOException {
    CtlConnection connection = new CtlConnection(settings);
    if (!options.words().isEmpty()) {
      CtlSession ctl = session(connection, options.has("interactive"), new PlainInput(in, out));
      new Interpreter(ctl).run(String.join(" ", options.words()));
      return ctl.exitStatus().code();
    }
    if (isTerminal()) {
      Completions completions = new Completions(() -> connection.client().getAllProcessInfo());
      try (TerminalInput input = new TerminalInput(settings.historyFile(), completions)) {
        shell(session(connection, true, input), settings);
      }
    } else {
      shell(session(connection, true, new PlainInput(in, out)), settings);
    }
    return ExitStatus.SUCCESS.code();
  }

  private CtlSession session(CtlConnection connection, boolean interactive, LineInput input) {
    return new CtlSession(connection, interactive, input, out, err, new SignalInterrupts());
  }

  private static void shell(CtlSession ctl, CtlSettings settings) {
    new InteractiveShell(ctl, new Interpreter(ctl), settings.prompt()).run();
  }

  /** Newer Javas have a console also where there is no terminal, and a method that says so. */
  private static boolean isTerminal() {
    return System.console() != null
        && Arrays.stream(System.console().getClass().getMethods())
            .filter(method -> method.getName().equals("isTerminal"))
            .findFirst()
            .map(method -> isTrue(method))
            .orElse(true);
  }

  private static boolean isTrue(java.lang.reflect.Method method) {
    try {
      return Boolean.TRUE.equals(method.invoke(System.console()));
    } catch (ReflectiveOperationException e) {
      return false;
    }
  }
}
