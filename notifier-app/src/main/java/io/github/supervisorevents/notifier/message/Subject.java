package io.github.supervisorevents.notifier.message;

import io.github.supervisorevents.notifier.incident.ProcessFacts;
import java.util.List;

/**
 * Whom a sentence is about: {@code web:web_00}, {@code 12 of 14 in group web}, {@code web_00,
 * web_01 and 9 more in group web}.
 *
 * @param words how it is called
 * @param plural whether the verb is
 */
record Subject(String words, boolean plural) {

  static Subject of(Notification notification) {
    List<ProcessFacts> processes = notification.processes();
    if (processes.isEmpty()) {
      return new Subject("supervisord", false);
    }
    if (processes.size() == 1) {
      return new Subject(processes.get(0).fullName(), false);
    }
    return new Subject(several(notification), true);
  }

  private static String several(Notification notification) {
    List<ProcessFacts> processes = notification.processes();
    int number = processes.size();
    if (number == 2) {
      return names(processes.stream().map(ProcessFacts::fullName).toList());
    }
    String group = processes.get(0).group();
    boolean oneGroup = processes.stream().allMatch(process -> process.group().equals(group));
    if (!oneGroup) {
      return names(processes.stream().map(ProcessFacts::fullName).toList());
    }
    int size = notification.groupSize().orElse(0);
    if (size == number) {
      return "all " + number + " in group " + group;
    }
    if (size > number) {
      return number + " of " + size + " in group " + group;
    }
    return names(processes.stream().map(ProcessFacts::process).toList()) + " in group " + group;
  }

  private static String names(List<String> names) {
    int number = names.size();
    return switch (number) {
      case 2 -> names.get(0) + " and " + names.get(1);
      case 3 -> names.get(0) + ", " + names.get(1) + " and " + names.get(2);
      default -> names.get(0) + ", " + names.get(1) + " and " + (number - 2) + " more";
    };
  }

  /** The subject with its verb. */
  String does(String singular, String pluralVerb) {
    return words + " " + (plural ? pluralVerb : singular);
  }

  String pronoun() {
    return plural ? "them" : "it";
  }

  @Override
  public String toString() {
    return words;
  }
}
