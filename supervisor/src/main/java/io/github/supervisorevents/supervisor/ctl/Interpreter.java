package io.github.supervisorevents.supervisor.ctl;

import io.github.supervisorevents.listener.rpc.RpcException;
import io.github.supervisorevents.listener.rpc.RpcFault;
import io.github.supervisorevents.listener.rpc.RpcHttpException;
import io.github.supervisorevents.supervisor.spec.Secret;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Runs lines: a verb and its arguments. For one thread. */
final class Interpreter {
  private final CtlSession ctl;
  private final Map<String, Verb> verbs = new TreeMap<>();

  Interpreter(CtlSession ctl) {
    this.ctl = ctl;
    List<Verb> topics = new ArrayList<>(supervisorVerbs());
    topics.add(new Leave("exit"));
    topics.add(new Leave("quit"));
    topics.forEach(verb -> verbs.put(verb.name(), verb));
    // What the end of input says, when somebody types it.
    verbs.put("EOF", new Leave("EOF"));
    verbs.put("help", new Help(topics));
  }

  private static List<Verb> supervisorVerbs() {
    return List.of(
        new Status(),
        new Start(),
        new Stop(),
        new Restart(),
        new Signal(),
        new Pid(),
        new Tail(),
        new Maintail(),
        new Fg(),
        new Clear(),
        new Avail(),
        new Reread(),
        new Update(),
        new Add(),
        new Remove(),
        new Reload(),
        new Shutdown(),
        new Version(),
        new Open());
  }

  /** Runs one line and says everything there is to say about it. */
  void run(String text) {
    String line = text.strip();
    if (line.startsWith("?")) {
      line = "help " + line.substring(1);
    }
    if (!line.isEmpty()) {
      String word = word(line);
      Verb verb = verbs.get(word);
      if (verb == null) {
        ctl.say("*** Unknown syntax: " + line);
        ctl.fail(ExitStatus.GENERIC);
      } else {
        run(verb, new Arguments(line.substring(word.length())));
      }
    }
    ctl.out().flush();
  }

  private static String word(String line) {
    int end = 0;
    while (end < line.length()
        && (Character.isLetterOrDigit(line.charAt(end)) || line.charAt(end) == '_')) {
      end++;
    }
    return line.substring(0, end);
  }

  private void run(Verb verb, Arguments arguments) {
    try {
      verb.run(ctl, arguments);
    } catch (RpcHttpException e) {
      if (e.isUnauthorized()) {
        unauthorized(verb, arguments);
      } else {
        error(e.getMessage());
      }
    } catch (RpcFault e) {
      error(e.text());
    } catch (RpcException | UnexpectedOutcomeException | IllegalArgumentException e) {
      error(e.getMessage());
    }
  }

  private void unauthorized(Verb verb, Arguments arguments) {
    ctl.say("Server requires authentication");
    if (!ctl.isInteractive()) {
      ctl.fail(ExitStatus.GENERIC);
      return;
    }
    Optional<String> username = ctl.ask("Username:");
    Optional<String> password = username.flatMap(name -> ctl.askSecret("Password:"));
    ctl.say("");
    if (password.isPresent()) {
      ctl.connection().logIn(username.get(), Secret.of(password.get()));
      run(verb, arguments);
    }
  }

  private void error(String message) {
    ctl.say("error: " + message);
    ctl.fail(ExitStatus.GENERIC);
  }
}
