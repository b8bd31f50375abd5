package io.github.supervisorevents.notifier.channel.http;

import io.github.supervisorevents.notifier.channel.DeliveryResult;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/** What came of one HTTP request. */
public sealed interface HttpOutcome {

  /** What this means for the delivery; the judge is asked when there is an answer. */
  DeliveryResult judgedBy(Function<Answer, DeliveryResult> judge);

  /**
   * The server answered; with whatever status.
   *
   * @param status the status code
   * @param headers the headers, names in lower case
   * @param body the first 64 KiB of the body
   */
  record Answer(int status, Map<String, String> headers, String body) implements HttpOutcome {
    /** Copies. */
    public Answer {
      headers = Map.copyOf(headers);
      Objects.requireNonNull(body, "body");
    }

    @Override
    public DeliveryResult judgedBy(Function<Answer, DeliveryResult> judge) {
      return judge.apply(this);
    }

    /** Whether the status is 200 to 299. */
    public boolean isSuccess() {
      return status >= 200 && status < 300;
    }

    /** A header's value, whatever the case of its name. */
    public Optional<String> header(String name) {
      return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }
  }

  /**
   * There was no whole answer.
   *
   * @param result what that means for the delivery
   */
  record NoAnswer(DeliveryResult result) implements HttpOutcome {
    @Override
    public DeliveryResult judgedBy(Function<Answer, DeliveryResult> judge) {
      return result;
    }
  }
}
