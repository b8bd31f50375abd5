package io.github.supervisorevents.supervisor.ctl;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The command line: options, then a verb and its arguments. Read as getopt does, up to the first
 * word that is no option: {@code -s URL}, {@code -sURL}, {@code --serverurl=URL}, {@code --server
 * URL}.
 *
 * @param values what the options say, by long name; an option without argument has an empty value
 * @param words the verb and what follows
 */
record CtlOptions(Map<String, String> values, List<String> words) {
  private static final Map<Character, String> LETTERS =
      Map.of(
          'c', "configuration",
          'h', "help",
          '?', "help",
          'i', "interactive",
          's', "serverurl",
          'u', "username",
          'p', "password",
          'r', "history_file");
  private static final List<String> FLAGS = List.of("help", "interactive");

  static CtlOptions parse(List<String> arguments) throws CtlUsageException {
    return new Parser(arguments).parse();
  }

  boolean has(String name) {
    return values.containsKey(name);
  }

  Optional<String> value(String name) {
    return Optional.ofNullable(values.get(name));
  }

  /** For one thread, one command line. */
  private static final class Parser {
    private final List<String> arguments;
    private final Map<String, String> values = new HashMap<>();
    private int at;

    Parser(List<String> arguments) {
      this.arguments = arguments;
    }

    CtlOptions parse() throws CtlUsageException {
      while (at < arguments.size()) {
        String word = arguments.get(at);
        if (word.equals("--")) {
          at++;
          break;
        }
        if (!word.startsWith("-") || word.equals("-")) {
          break;
        }
        at++;
        if (word.startsWith("--")) {
          longOption(word.substring(2));
        } else {
          shortOptions(word.substring(1));
        }
      }
      return new CtlOptions(
          Map.copyOf(values), List.copyOf(arguments.subList(at, arguments.size())));
    }

    private void shortOptions(String letters) throws CtlUsageException {
      for (int i = 0; i < letters.length(); i++) {
        String option = "-" + letters.charAt(i);
        String name = LETTERS.get(letters.charAt(i));
        if (name == null) {
          throw new CtlUsageException("option " + option + " not recognized");
        }
        if (!FLAGS.contains(name)) {
          String attached = letters.substring(i + 1);
          put(option, name, attached.isEmpty() ? next(option) : attached);
          return;
        }
        put(option, name, "");
      }
    }

    private void longOption(String text) throws CtlUsageException {
      int equals = text.indexOf('=');
      String written = equals < 0 ? text : text.substring(0, equals);
      String option = "--" + written;
      String name = fullName(written);
      if (!FLAGS.contains(name)) {
        put(option, name, equals < 0 ? next(option) : text.substring(equals + 1));
      } else if (equals < 0) {
        put(option, name, "");
      } else {
        throw new CtlUsageException("option " + option + " must not have an argument");
      }
    }

    private static String fullName(String written) throws CtlUsageException {
      String start = written.replace('-', '_');
      List<String> candidates =
          LETTERS.values().stream().distinct().filter(name -> name.startsWith(start)).toList();
      if (candidates.contains(start)) {
        return start;
      }
      if (candidates.size() != 1) {
        String problem = candidates.isEmpty() ? " not recognized" : " not a unique prefix";
        throw new CtlUsageException("option --" + written + problem);
      }
      return candidates.get(0);
    }

    private String next(String option) throws CtlUsageException {
      if (at == arguments.size()) {
        throw new CtlUsageException("option " + option + " requires argument");
      }
      return arguments.get(at++);
    }

    private void put(String option, String name, String value) throws CtlUsageException {
      if (values.putIfAbsent(name, value) != null && !FLAGS.contains(name)) {
        throw new CtlUsageException("conflicting command line option '" + option + "'");
      }
    }
  }
}
