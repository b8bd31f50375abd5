package io.github.supervisorevents.listener;

import java.util.Map;

/**
 * Takes an event and says what is answered to supervisord. Otherwise as {@link EventHandler}.
 *
 * @param <E> the event as it is taken: {@link io.github.supervisorevents.listener.event.Event} or a
 *     payload record
 */
@FunctionalInterface
public interface EventAnswer<E> {
  /**
   * Takes one event.
   *
   * @param event the event
   * @return what is answered
   * @throws Exception when it cannot be handled; the {@link FailurePolicy} says what then happens
   */
  Result answer(E event) throws Exception;

  /** The same for an event as maps. */
  @FunctionalInterface
  interface OfTokens {
    /**
     * Takes one event.
     *
     * @param headers the tokens of the header line, unmodifiable, in their order
     * @param payload the tokens of the payload's first line, unmodifiable, in their order
     * @return what is answered
     * @throws Exception when it cannot be handled; the {@link FailurePolicy} says what then happens
     */
    Result answer(Map<String, String> headers, Map<String, String> payload) throws Exception;
  }

  /** The same for an event as maps and data. */
  @FunctionalInterface
  interface OfTokensAndData {
    /**
     * Takes one event.
     *
     * @param headers the tokens of the header line, unmodifiable, in their order
     * @param payload the tokens of the payload's first line, unmodifiable, in their order
     * @param data what follows the payload's first line; empty when nothing does
     * @return what is answered
     * @throws Exception when it cannot be handled; the {@link FailurePolicy} says what then happens
     */
    Result answer(Map<String, String> headers, Map<String, String> payload, String data)
        throws Exception;
  }
}
