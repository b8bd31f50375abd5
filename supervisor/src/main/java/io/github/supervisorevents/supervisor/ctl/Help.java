package io.github.supervisorevents.supervisor.ctl;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** {@code help [VERB]} */
final class Help implements Verb {
  private static final String TITLE = "default commands (type help <topic>):";
  private static final int SCREEN_WIDTH = 79;

  private final Map<String, Verb> verbs = new TreeMap<>();

  /** About these; itself is not among the topics, but can be asked about. */
  Help(List<Verb> verbs) {
    verbs.forEach(verb -> this.verbs.put(verb.name(), verb));
  }

  @Override
  public String name() {
    return "help";
  }

  @Override
  public String help() {
    return """
    help\t\tPrint a list of available actions
    help <action>\tPrint help for <action>\
    """;
  }

  @Override
  public void run(CtlSession ctl, Arguments arguments) {
    String topic = arguments.text();
    if (topic.isEmpty()) {
      ctl.say("");
      ctl.say(TITLE);
      ctl.say("=".repeat(TITLE.length()));
      Columns.layOut(List.copyOf(verbs.keySet()), SCREEN_WIDTH).forEach(ctl::say);
      ctl.say("");
    } else if (topic.equals(name())) {
      ctl.say(help());
    } else if (verbs.containsKey(topic)) {
      ctl.say(verbs.get(topic).help());
    } else {
      ctl.say("*** No help on " + topic);
    }
  }
}
