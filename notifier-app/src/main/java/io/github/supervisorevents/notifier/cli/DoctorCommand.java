package io.github.supervisorevents.notifier.cli;

import io.github.supervisorevents.notifier.config.ConfigurationException;
import io.github.supervisorevents.notifier.config.FileTrouble;
import io.github.supervisorevents.notifier.config.Logging;
import io.github.supervisorevents.notifier.config.NotifierConfig;
import io.github.supervisorevents.notifier.doctor.Examination;
import io.github.supervisorevents.notifier.doctor.Finding;
import io.github.supervisorevents.notifier.doctor.Finding.Weight;
import io.github.supervisorevents.notifier.doctor.SupervisordConf;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "doctor",
    mixinStandardHelpOptions = true,
    description = {
      "Reads the supervisord.conf that runs the notifier, with the files it includes, and says what"
          + " is wrong or risky and which line to change. Then asks each channel's service whether"
          + " it accepts the credentials; nothing is sent.",
      "",
      "The settings are those that the notifier's section gives it, beside this shell's environment"
          + " or, with --pid, that of the running notifier.",
      "",
      "Exit code 1 when something is wrong, 0 when at most something is risky."
    })
final class DoctorCommand implements Callable<Integer> {
  private static final List<Path> USUAL_PLACES =
      Stream.of(
              "supervisord.conf",
              "etc/supervisord.conf",
              "/etc/supervisord.conf",
              "/etc/supervisor/supervisord.conf")
          .map(Path::of)
          .toList();

  @Spec private CommandSpec spec;
  @Mixin private ConfigurationOptions configuration;
  @Mixin private OutputOptions output;

  @Parameters(
      arity = "0..1",
      paramLabel = "supervisord.conf",
      description = "The file; default: the one that supervisord itself would find.")
  private Optional<Path> file = Optional.empty();

  @Option(names = "--offline", description = "Look at the file only, ask no service.")
  private boolean offline;

  private final Clock clock = Clock.systemDefaultZone();

  @Override
  public Integer call() {
    SupervisordConf conf = read();
    Examination examination = Examination.of(conf, configuration.variables());
    List<ChannelDiagnosis> channels = new ArrayList<>();
    List<String> mistakes = new ArrayList<>();
    examination
        .environments()
        .values()
        .forEach(variables -> diagnose(variables, channels, mistakes));
    output.print(
        () -> text(conf, examination, channels, mistakes),
        () -> document(conf, examination, channels, mistakes));
    boolean good =
        mistakes.isEmpty()
            && channels.stream().noneMatch(ChannelDiagnosis::isBad)
            && examination.findings().stream()
                .noneMatch(finding -> finding.weight() == Weight.WRONG);
    return good ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
  }

  private SupervisordConf read() {
    Path conf =
        file.or(() -> USUAL_PLACES.stream().filter(Files::exists).findFirst())
            .orElseThrow(
                () ->
                    new ParameterException(
                        spec.commandLine(),
                        "no supervisord.conf found in %s: name it".formatted(USUAL_PLACES)));
    try {
      return SupervisordConf.read(conf);
    } catch (IOException e) {
      throw new ParameterException(spec.commandLine(), FileTrouble.ofReading(conf, e), e);
    }
  }

  private void diagnose(
      Map<String, String> variables, List<ChannelDiagnosis> channels, List<String> mistakes) {
    try {
      NotifierConfig config = NotifierConfig.lookedAt(variables);
      Logging.configure(config.logLevel());
      config.channels().stream()
          .map(channel -> ChannelDiagnosis.of(channel, offline, clock))
          .forEach(channels::add);
    } catch (ConfigurationException e) {
      mistakes.addAll(e.mistakes());
    }
  }

  private static List<String> text(
      SupervisordConf conf,
      Examination examination,
      List<ChannelDiagnosis> channels,
      List<String> mistakes) {
    List<String> lines = new ArrayList<>();
    lines.add(headline(conf, examination));
    for (Finding finding : examination.findings()) {
      lines.add("");
      lines.add("%s  %s  [%s]".formatted(finding.weight(), finding.place(), finding.section()));
      lines.addAll(TextLines.wrapped(finding.problem(), "  "));
      finding.change().lines().forEach(change -> lines.add("    " + change));
    }
    if (!mistakes.isEmpty()) {
      lines.add("");
      lines.add("Settings that are wrong");
      mistakes.forEach(mistake -> lines.addAll(TextLines.wrapped(mistake, "  ")));
    }
    if (!channels.isEmpty()) {
      lines.add("");
      lines.add("Channels");
      TextTable table = new TextTable();
      channels.forEach(
          channel -> table.add(List.of("  " + channel.name(), channel.words()), List.of()));
      lines.addAll(table.lines());
    }
    return lines;
  }

  private static String headline(SupervisordConf conf, Examination examination) {
    List<String> counts = new ArrayList<>();
    for (Weight weight : Weight.values()) {
      long number =
          examination.findings().stream().filter(finding -> finding.weight() == weight).count();
      if (number > 0) {
        counts.add(number + " " + weight.name().toLowerCase(Locale.ROOT));
      }
    }
    String more = conf.files().size() == 1 ? "" : " and " + (conf.files().size() - 1) + " included";
    return conf.file()
        + more
        + ": "
        + (counts.isEmpty() ? "nothing to say against it" : String.join(", ", counts));
  }

  private static Map<String, Object> document(
      SupervisordConf conf,
      Examination examination,
      List<ChannelDiagnosis> channels,
      List<String> mistakes) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("files", conf.files().stream().map(Path::toString).toList());
    json.put("findings", examination.findings().stream().map(DoctorCommand::finding).toList());
    json.put("mistakes", mistakes);
    json.put("channels", channels.stream().map(DoctorCommand::channel).toList());
    return json;
  }

  private static Map<String, Object> finding(Finding finding) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("weight", finding.weight().name().toLowerCase(Locale.ROOT));
    json.put("file", finding.place().file().toString());
    json.put("line", finding.place().line());
    json.put("section", finding.section());
    json.put("problem", finding.problem());
    json.put("change", finding.change());
    return json;
  }

  private static Map<String, Object> channel(ChannelDiagnosis channel) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", channel.name());
    json.put("verdict", channel.verdict().name().toLowerCase(Locale.ROOT));
    json.put("detail", channel.detail());
    json.put("code", channel.code().orElse(null));
    return json;
  }
}
