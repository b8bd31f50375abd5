package io.github.supervisorevents.supervisor;

import io.github.supervisorevents.supervisor.config.CommandLine;
import io.github.supervisorevents.supervisor.config.CommandLineParser;
import io.github.supervisorevents.supervisor.config.ConfigException;
import io.github.supervisorevents.supervisor.config.ConfigLoader;
import io.github.supervisorevents.supervisor.config.ConfigSearch;
import io.github.supervisorevents.supervisor.config.Finding;
import io.github.supervisorevents.supervisor.config.LoadedConfig;
import io.github.supervisorevents.supervisor.config.Surroundings;
import io.github.supervisorevents.supervisor.config.UsageException;
import io.github.supervisorevents.supervisor.posix.Descriptors;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The command {@code jsupervisord}. */
public final class Main {
  private static final String COMMAND = "jsupervisord";
  private static final int OK = 0;
  private static final int USAGE = 2;

  private final PrintStream out = stream(FileDescriptor.out);
  private final PrintStream err = stream(FileDescriptor.err);

  private Main() {}

  /** Starts the supervisor; the exit code is 0 when all went well and 2 when it could not start. */
  public static void main(String[] arguments) {
    silenceLibraries();
    System.exit(new Main().run(List.of(arguments)));
  }

  /** The HTTP library would write to the terminal; what matters of that is in the main log. */
  private static void silenceLibraries() {
    System.setProperty("slf4j.internal.verbosity", "ERROR");
    System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", "off");
  }

  private static PrintStream stream(FileDescriptor descriptor) {
    return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
  }

  private int run(List<String> arguments) {
    try {
      Descriptors.ensureStandard();
      CommandLine commandLine = CommandLineParser.parse(arguments);
      return switch (commandLine.action()) {
        case HELP -> {
          out.print(CommandLineParser.help(COMMAND));
          yield OK;
        }
        case VERSION -> {
          out.println(Version.TEXT);
          yield OK;
        }
        case CHECK -> check(source(commandLine).read());
        case RUN -> supervise(source(commandLine));
      };
    } catch (UsageException | StartupException e) {
      err.println("Error: " + e.getMessage());
      err.println("For help, use " + COMMAND + " -h");
      return USAGE;
    } catch (ConfigException e) {
      err.println(e.getMessage());
      err.println("For help, use " + COMMAND + " -h");
      return USAGE;
    } catch (IOException e) {
      err.println("Error: " + e.getMessage());
      return USAGE;
    }
  }

  private static ConfigSource source(CommandLine commandLine) throws StartupException {
    Surroundings surroundings = Surroundings.ofThisProcess(new SystemAccounts());
    Path file = configFile(commandLine, surroundings);
    ConfigLoader loader = new ConfigLoader(surroundings);
    return () -> loader.load(file, commandLine);
  }

  private static Path configFile(CommandLine commandLine, Surroundings surroundings)
      throws StartupException {
    if (commandLine.configFile().isPresent()) {
      return Path.of(commandLine.configFile().get());
    }
    ConfigSearch search =
        ConfigSearch.of(
            Optional.ofNullable(System.getProperty("jsupervisord.command")).map(Path::of),
            surroundings.workingDirectory());
    return search.find().orElseThrow(() -> new StartupException(search.notFound()));
  }

  private int check(LoadedConfig config) {
    for (Finding warning : config.warnings()) {
      err.println(warning);
    }
    out.println(config.spec().daemon().configFile() + ": nothing wrong with it");
    return OK;
  }

  private int supervise(ConfigSource source) throws ConfigException, StartupException, IOException {
    LoadedConfig config = source.read();
    if (!config.spec().daemon().nodaemon() && !Detachment.isDetached()) {
      return new Detachment(err).start();
    }
    new Service(source, out, err).run(config);
    return OK;
  }
}
