package io.github.supervisorevents.notifier.doctor;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Looks a supervisord.conf over.
 *
 * @param findings what is wrong first, then what is risky; each by its place
 * @param environments the environment of each notifier in it, by its section's name; holds secrets
 */
public record Examination(List<Finding> findings, Map<String, Map<String, String>> environments) {
  private static final String SECTION =
      """
      [eventlistener:notifier]
      command=supervisor-notifier
      events=PROCESS_STATE,SUPERVISOR_STATE_CHANGE,TICK_60
      buffer_size=1024\
      """;

  /** Copies. */
  public Examination {
    findings = List.copyOf(findings);
    environments = Map.copyOf(environments);
  }

  // Environments hold secrets.
  @Override
  public String toString() {
    return "Examination[findings=" + findings + "]";
  }

  /**
   * Looks.
   *
   * @param supervisord the environment supervisord has, as far as it is known
   */
  public static Examination of(SupervisordConf conf, Map<String, String> supervisord) {
    ListenerEnvironment environment = new ListenerEnvironment(conf, supervisord);
    List<Finding> findings = new ArrayList<>(conf.mistakes());
    Map<String, Map<String, String>> environments = new LinkedHashMap<>();
    if (conf.notifiers().isEmpty()) {
      findings.add(noNotifier(conf));
    }
    for (ConfSection listener : conf.notifiers()) {
      Map<String, String> variables = environment.of(listener);
      environments.put(listener.name(), variables);
      findings.addAll(new ListenerRules(conf).look(listener));
      findings.addAll(new EventRules().look(listener, variables));
      findings.addAll(new ServerRules(conf).look(listener, variables));
      findings.addAll(new SecretRules(environment).look(listener));
    }
    conf.section("supervisord")
        .ifPresent(section -> findings.addAll(new SecretRules(environment).look(section)));
    findings.addAll(new ProgramRules().look(conf));
    return new Examination(
        findings.stream()
            .distinct()
            .sorted(
                Comparator.comparing(Finding::weight)
                    .thenComparing(finding -> conf.files().indexOf(finding.place().file()))
                    .thenComparing(finding -> finding.place().line()))
            .toList(),
        environments);
  }

  private static Finding noNotifier(SupervisordConf conf) {
    return new Finding(
        Finding.Weight.WRONG,
        new Place(conf.file(), 1),
        "eventlistener:notifier",
        "no section runs supervisor-notifier, here or in the files that are included",
        SECTION);
  }
}
