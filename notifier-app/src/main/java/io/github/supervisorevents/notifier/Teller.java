package io.github.supervisorevents.notifier;

import io.github.supervisorevents.notifier.incident.Notice;
import io.github.supervisorevents.notifier.message.Notifications;
import io.github.supervisorevents.notifier.message.Source;
import io.github.supervisorevents.notifier.outbox.Dispatch;
import io.github.supervisorevents.notifier.route.Route;
import io.github.supervisorevents.notifier.route.Router;
import java.util.List;
import java.util.Optional;

/** Makes of what the tracker tells what goes to which channels. Immutable. */
final class Teller {
  private final Router router;
  private final String host;

  Teller(Router router, String host) {
    this.router = router;
    this.host = host;
  }

  /**
   * What goes where; nothing when there is nobody to tell.
   *
   * @param supervisor supervisord's identifier
   */
  Optional<Dispatch> dispatch(Notice notice, String supervisor) {
    return router
        .route(notice.audience())
        .map(Route::channels)
        .filter(channels -> !channels.isEmpty())
        .map(channels -> dispatch(notice, supervisor, channels));
  }

  private Dispatch dispatch(Notice notice, String supervisor, List<String> channels) {
    return new Dispatch(Notifications.of(notice, new Source(host, supervisor)), channels);
  }
}
