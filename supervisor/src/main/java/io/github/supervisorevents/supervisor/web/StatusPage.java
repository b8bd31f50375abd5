package io.github.supervisorevents.supervisor.web;

import io.github.supervisorevents.supervisor.control.Descriptions;
import io.github.supervisorevents.supervisor.control.ProcessStatus;
import io.github.supervisorevents.supervisor.state.ListenerState;
import io.github.supervisorevents.supervisor.state.ProcessState;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How all processes are, with buttons. For any thread. */
final class StatusPage {
  private final Layout layout;
  private final Descriptions descriptions;
  private final FormToken token;

  StatusPage(Layout layout, Descriptions descriptions, FormToken token) {
    this.layout = layout;
    this.descriptions = descriptions;
    this.token = token;
  }

  WebResponse show(String identifier, List<ProcessStatus> processes, Optional<Notice> notice) {
    Html content = Layout.note(notice);
    if (processes.isEmpty()) {
      content.raw("<p class=\"note\">No programs to manage</p>");
    } else {
      content
          .raw("<table><thead><tr><th scope=\"col\">State</th><th scope=\"col\">Name</th>")
          .raw("<th scope=\"col\">Description</th><th scope=\"col\" class=\"do\">Action</th></tr>")
          .raw("</thead><tbody>");
      processes.stream()
          .sorted(Comparator.comparing(ProcessStatus::name))
          .forEach(process -> row(content, process));
      content.raw("</tbody></table>");
    }
    return layout.page(200, identifier, summary(processes), tools(), content);
  }

  private static String summary(List<ProcessStatus> processes) {
    long running = processes.stream().filter(one -> one.state() == ProcessState.RUNNING).count();
    long failed = processes.stream().filter(one -> one.state() == ProcessState.FATAL).count();
    return running
        + " of "
        + processes.size()
        + " running"
        + (failed == 0 ? "" : ", " + failed + " failed");
  }

  private Html tools() {
    return new Html()
        .raw("<a class=\"button\" href=\"index.html\">Refresh</a>")
        .raw("<form method=\"post\" action=\"index.html\">" + token.field())
        .raw(Action.STARTALL.button() + Action.RESTARTALL.button() + Action.STOPALL.button())
        .raw("</form>");
  }

  private void row(Html html, ProcessStatus process) {
    String name = process.name().toString();
    html.raw("<tr><td><span class=\"state " + look(process.state()) + "\">")
        .text(process.state().name().toLowerCase(Locale.ROOT))
        .raw("</span></td><td class=\"name\"><a href=\"tail.html?processname=")
        .part(name)
        .raw("\">")
        .text(name)
        .raw("</a></td><td class=\"more\">")
        .text(describe(process))
        .raw("</td><td class=\"do\"><div>");
    buttons(html, process, name);
    process.stdoutLog().ifPresent(log -> follow(html, name, "stdout"));
    process.stderrLog().ifPresent(log -> follow(html, name, "stderr"));
    html.raw("</div></td></tr>");
  }

  private String describe(ProcessStatus process) {
    String description = descriptions.of(process);
    boolean deaf = process.listener().filter(ListenerState.UNKNOWN::equals).isPresent();
    return deaf ? description + "; broke the listener protocol, gets no events" : description;
  }

  private static String look(ProcessState state) {
    return switch (state) {
      case RUNNING -> "good";
      case FATAL, UNKNOWN -> "bad";
      case STARTING, STOPPING, BACKOFF -> "busy";
      case STOPPED, EXITED -> "calm";
    };
  }

  private void buttons(Html html, ProcessStatus process, String name) {
    html.raw("<form method=\"post\" action=\"index.html\">" + token.field())
        .raw("<input type=\"hidden\" name=\"processname\" value=\"")
        .text(name)
        .raw("\">");
    for (Action action : possible(process.state())) {
      html.raw(action.button(name));
    }
    html.raw("</form>");
  }

  private static List<Action> possible(ProcessState state) {
    return switch (state) {
      case RUNNING -> List.of(Action.RESTART, Action.STOP, Action.CLEARLOG);
      case STARTING, BACKOFF -> List.of(Action.STOP, Action.CLEARLOG);
      case STOPPED, EXITED, FATAL -> List.of(Action.START, Action.CLEARLOG);
      case STOPPING, UNKNOWN -> List.of(Action.CLEARLOG);
    };
  }

  private static void follow(Html html, String name, String channel) {
    html.raw("<a href=\"logtail/")
        .part(name)
        .raw("/" + channel + "\" target=\"_blank\" rel=\"noopener\" aria-label=\"Follow " + channel)
        .text(" of " + name)
        .raw("\">" + channel + "</a>");
  }
}
