package io.github.supervisorevents.supervisor.web;

import io.github.supervisorevents.supervisor.control.ControlException;
import io.github.supervisorevents.supervisor.control.Descriptions;
import io.github.supervisorevents.supervisor.control.Fault;
import io.github.supervisorevents.supervisor.control.Namespec;
import io.github.supervisorevents.supervisor.control.ProcessStatus;
import io.github.supervisorevents.supervisor.control.SupervisorControl;
import io.github.supervisorevents.supervisor.state.ProcessName;
import java.security.SecureRandom;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/**
 * The pages {@code /}, {@code /index.html}, {@code /tail.html} and {@code /ok.html}.
 *
 * <p>Only a form that one of these pages holds can change anything: it is sent with POST and brings
 * back a token. An action in an address, as supervisord has them, leads to a page that asks first.
 *
 * <p>For any thread.
 */
public final class WebPages {
  private static final Set<String> PATHS = Set.of("/", "/index.html", "/tail.html", "/ok.html");

  private final SupervisorControl control;
  private final Executor executor;
  private final FormToken token;
  private final Notices notices;
  private final Layout layout;
  private final Actions actions;
  private final StatusPage statusPage;
  private final TailPage tailPage;

  /**
   * The pages of a supervisor.
   *
   * @param version what the foot of each page says
   * @param zone whose time dates are told in
   * @param executor reads log files and writes pages, after the loop has answered
   */
  public WebPages(SupervisorControl control, String version, ZoneId zone, Executor executor) {
    this.control = control;
    this.executor = executor;
    SecureRandom random = new SecureRandom();
    token = new FormToken(random);
    notices = new Notices(random);
    layout = new Layout(version);
    actions = new Actions(control);
    statusPage = new StatusPage(layout, new Descriptions(zone), token);
    tailPage = new TailPage(layout);
  }

  /** True if there is a page at this path. */
  public boolean serves(String path) {
    return PATHS.contains(path);
  }

  /** The page that was asked for, after what it was to do is done. Never fails. */
  public CompletableFuture<WebResponse> respond(WebRequest request) {
    CompletableFuture<WebResponse> response =
        switch (request.path()) {
          case "/ok.html" -> CompletableFuture.completedFuture(layout.plain("OK"));
          case "/tail.html" -> tail(request);
          default -> request.parameter("action").isPresent() ? act(request) : status(request);
        };
    return response.exceptionally(
        failure -> layout.message(503, "Supervisor", ControlException.from(failure).getMessage()));
  }

  private CompletableFuture<WebResponse> status(WebRequest request) {
    Optional<Notice> notice = request.parameter("notice").flatMap(notices::find);
    return control
        .status()
        .thenCombine(
            control.processes(), (status, processes) -> new Shown(status.identifier(), processes))
        .thenApplyAsync(
            shown -> statusPage.show(shown.identifier(), shown.processes(), notice), executor);
  }

  private record Shown(String identifier, List<ProcessStatus> processes) {}

  private CompletableFuture<WebResponse> tail(WebRequest request) {
    Optional<ProcessName> name =
        request.parameter("processname").flatMap(given -> Namespec.parse(given).name());
    if (name.isEmpty()) {
      return answer(404, "Log", "No process is named");
    }
    boolean stderr = request.parameter("channel").filter("stderr"::equals).isPresent();
    int limit = request.parameter("limit").map(WebPages::number).orElse(0);
    return control
        .process(name.get())
        .thenApplyAsync(
            process ->
                tailPage.show(
                    process.name().toString(),
                    stderr ? "stderr" : "stdout",
                    stderr ? process.stderrLog() : process.stdoutLog(),
                    limit),
            executor)
        .exceptionallyCompose(failure -> answer(404, "Log", said(failure, name.get())));
  }

  private static String said(Throwable failure, ProcessName name) {
    ControlException fault = ControlException.from(failure);
    return fault.fault() == Fault.BAD_NAME ? "There is no process " + name : fault.getMessage();
  }

  private static int number(String text) {
    return text.matches("\\d{1,9}") ? Integer.parseInt(text) : 0;
  }

  private CompletableFuture<WebResponse> act(WebRequest request) {
    String word = request.parameter("action").orElse("");
    if (word.equals("refresh")) {
      return status(request);
    }
    Optional<Action> action = Action.named(word);
    Optional<ProcessName> name =
        request.parameter("processname").flatMap(given -> Namespec.parse(given).name());
    if (action.isEmpty() || action.get().needsProcess() && name.isEmpty()) {
      return answer(400, "Supervisor", "There is no such action, or no process is named");
    }
    if (!request.changes()) {
      return CompletableFuture.completedFuture(ask(action.get(), name));
    }
    if (!token.isGivenBy(request)) {
      return answer(403, "Supervisor", "This page was too old. Go back, reload, and try again");
    }
    CompletableFuture<Notice> done =
        action.get().needsProcess()
            ? actions.one(action.get(), name.orElseThrow())
            : actions.all(action.get());
    return done.thenApply(notice -> Layout.seeOther("index.html?notice=" + notices.keep(notice)));
  }

  /** A link must not do anything: somebody else may have written it. */
  private WebResponse ask(Action action, Optional<ProcessName> name) {
    Html form =
        new Html()
            .raw("<form method=\"post\" action=\"index.html\">" + token.field())
            .raw("<input type=\"hidden\" name=\"processname\" value=\"")
            .text(name.map(ProcessName::toString).orElse(""))
            .raw(
                "\">"
                    + action.button()
                    + "<a class=\"button\" href=\"index.html\">Cancel</a></form>");
    String subject = name.map(ProcessName::toString).orElse("all processes");
    return layout.page(200, action.label(), subject, new Html(), form);
  }

  private CompletableFuture<WebResponse> answer(int status, String title, String message) {
    return CompletableFuture.completedFuture(layout.message(status, title, message));
  }
}
