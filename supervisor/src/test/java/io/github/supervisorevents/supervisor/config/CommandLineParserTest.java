package io.github.supervisorevents.supervisor.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.supervisorevents.supervisor.config.CommandLine.Action;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandLineParserTest {
  @Test
  void nothingMeansRun() throws Exception {
    assertThat(parse()).isEqualTo(CommandLine.empty());
  }

  @Test
  void shortOptionsMayBeJoined() throws Exception {
    CommandLine line = parse("-nkc", "x.conf", "-m077", "-e", "debug");

    assertThat(line.configFile()).contains("x.conf");
    assertThat(line.overrides().keySet())
        .containsExactlyInAnyOrder("nodaemon", "nocleanup", "umask", "loglevel");
    assertThat(line.override("umask")).contains(new CommandLine.Override("-m", "077"));
  }

  @Test
  void longOptionsTakeTheirArgumentEitherWayAndMayBeCutShort() throws Exception {
    CommandLine line = parse("--conf", "x.conf", "--logfile_max=1MB", "--minprocs=3", "--");

    assertThat(line.configFile()).contains("x.conf");
    assertThat(line.override("logfile_maxbytes"))
        .contains(new CommandLine.Override("--logfile_max", "1MB"));
    assertThat(line.override("minprocs")).isPresent();
  }

  @ParameterizedTest
  @CsvSource({
    "-h, HELP",
    "-?, HELP",
    "--help, HELP",
    "-v, VERSION",
    "-vh, VERSION",
    "-hv, HELP",
    "--check, CHECK",
    "-n, RUN"
  })
  void actionsAreTold(String option, Action action) throws Exception {
    assertThat(parse(option).action()).isEqualTo(action);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "-x|option -x not recognized",
        "-c|option -c requires an argument",
        "--pidfile|option --pidfile requires an argument",
        "--nodaemon=1|option --nodaemon must not have an argument",
        "--logfile_|option --logfile_ not a unique prefix",
        "--nodeamon|option --nodeamon not recognized; did you mean \"nodaemon\"?",
        "-nn|conflicting command line option -n: given twice",
        "start|found \"start\"; only options are allowed"
      })
  void whatCannotBeUnderstoodIsSaid(String argument, String message) {
    assertThatThrownBy(() -> parse(argument))
        .isInstanceOf(UsageException.class)
        .hasMessage(message);
  }

  @Test
  void helpNamesEveryOption() {
    String help = CommandLineParser.help("jsupervisord");

    assertThat(help).contains("-c, --configuration FILE", "--check", "--minprocs NUMBER");
  }

  private static CommandLine parse(String... arguments) throws UsageException {
    return CommandLineParser.parse(List.of(arguments));
  }
}
