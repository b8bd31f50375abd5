package io.github.supervisorevents.notifier;

import io.github.supervisorevents.notifier.incident.Notice;
import io.github.supervisorevents.notifier.incident.ProcessFacts;
import io.github.supervisorevents.notifier.message.Notification;
import io.github.supervisorevents.notifier.message.Notifications;
import io.github.supervisorevents.notifier.message.Redaction;
import io.github.supervisorevents.notifier.message.Source;
import io.github.supervisorevents.notifier.outbox.Dispatch;
import io.github.supervisorevents.notifier.outbox.SilenceBook;
import io.github.supervisorevents.notifier.outbox.StateChange;
import io.github.supervisorevents.notifier.route.HeldBack;
import io.github.supervisorevents.notifier.route.QuietTimes;
import io.github.supervisorevents.notifier.route.Route;
import io.github.supervisorevents.notifier.route.Router;
import io.github.supervisorevents.notifier.route.Silence;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Makes of what the tracker tells what goes to which channels, now, later or never. For one thread
 * at a time.
 */
final class Teller {
  /**
   * What is sent, and what is remembered of the rest.
   *
   * @param dispatches what goes to which channels
   * @param changes what is remembered
   */
  record Told(List<Dispatch> dispatches, List<StateChange> changes) {
    Told {
      dispatches = List.copyOf(dispatches);
      changes = List.copyOf(changes);
    }
  }

  private final Router router;
  private final String host;
  private final Redaction redaction;
  private final SilenceBook book;
  private final Words words;

  /** Puts a notification into somebody's own words, or leaves it as it is. */
  interface Words {
    Notification of(Notification notification, String route);
  }

  /**
   * Of these routes.
   *
   * @param host what messages call this machine
   * @param redaction what must not leave it
   */
  Teller(Router router, String host, Redaction redaction, SilenceBook book, Words words) {
    this.router = router;
    this.host = host;
    this.redaction = redaction;
    this.book = book;
    this.words = words;
  }

  /**
   * What becomes of these notices.
   *
   * @param supervisor supervisord's identifier
   */
  Told tell(List<Notice> notices, String supervisor, Instant now) {
    if (notices.isEmpty()) {
      return new Told(List.of(), List.of());
    }
    QuietTimes quiet = QuietTimes.at(now, book.silences());
    List<Dispatch> dispatches = new ArrayList<>();
    Held held = new Held();
    for (Notice notice : notices) {
      router
          .route(notice.audience())
          .map(route -> quiet.on(notice, route))
          .ifPresent(
              ruling -> {
                ruling.heldBack().forEach(held::back);
                ruling.told().ifPresent(rest -> dispatches.add(dispatch(rest, supervisor)));
              });
    }
    return new Told(dispatches, held.changes());
  }

  private Dispatch dispatch(Notice notice, String supervisor) {
    List<String> channels = router.route(notice.audience()).orElseThrow().channels();
    Notification usual = Notifications.of(notice, new Source(host, supervisor), redaction);
    return new Dispatch(words.of(usual, notice.audience()), channels);
  }

  /** Counts what is held back. */
  private final class Held {
    private Optional<Map<String, HeldBack>> before = Optional.empty();
    private final Map<String, HeldBack> changed = new LinkedHashMap<>();

    void back(QuietTimes.HeldPart part) {
      String by = part.silence().map(Silence::id).orElse("");
      Notice notice = part.part();
      if (notice.processes().isEmpty()) {
        add(new HeldBack(by, notice.audience(), "", 0, Optional.empty()), Optional.empty());
      }
      for (ProcessFacts facts : notice.processes()) {
        add(
            new HeldBack(by, notice.audience(), facts.fullName(), 0, Optional.empty()),
            Optional.of(redaction.facts(facts.toBuilder().logTail(List.of()).build())));
      }
    }

    private void add(HeldBack first, Optional<ProcessFacts> facts) {
      HeldBack next = all().getOrDefault(first.key(), first).plusOne(facts);
      all().put(next.key(), next);
      changed.put(next.key(), next);
    }

    // Mostly nothing is held back, and nobody need ask what was.
    private Map<String, HeldBack> all() {
      if (before.isEmpty()) {
        before = Optional.of(new TreeMap<>(book.heldBack()));
      }
      return before.get();
    }

    List<StateChange> changes() {
      return changed.values().stream().map(book::keep).toList();
    }
  }

  /** What is told now because silences or quiet hours are over. */
  Told afterwards(String supervisor, Instant now) {
    List<Silence> silences = book.silences();
    Map<String, HeldBack> held = book.heldBack();
    if (silences.isEmpty() && held.isEmpty()) {
      return new Told(List.of(), List.of());
    }
    Afterwards afterwards =
        new Afterwards(router, new Source(host, supervisor), held.values(), now);
    List<Dispatch> dispatches = new ArrayList<>();
    List<StateChange> changes = new ArrayList<>();
    for (Silence silence : silences) {
      if (silence.isOver(now)) {
        dispatches.addAll(afterwards.of(silence));
        changes.add(book.forget(silence));
      }
    }
    for (Route route : router.routes()) {
      dispatches.addAll(afterwards.ofQuietHours(route));
    }
    afterwards.told().forEach(heldBack -> changes.add(book.forget(heldBack)));
    return new Told(dispatches, changes);
  }
}
