package io.github.supervisorevents.listener;

import java.util.Map;

/**
 * Takes an event; returning means that it is done, and {@code OK} is answered. It is called by the
 * thread that is in {@link SupervisorListener#run()}, one event at a time; supervisord sends the
 * next one only after the answer.
 *
 * @param <E> the event as it is taken: {@link io.github.supervisorevents.listener.event.Event} or a
 *     payload record
 */
@FunctionalInterface
public interface EventHandler<E> {
  /**
   * Takes one event.
   *
   * @param event the event
   * @throws Exception when it cannot be handled; the {@link FailurePolicy} says what then happens
   */
  void handle(E event) throws Exception;

  /** The same for an event as maps. */
  @FunctionalInterface
  interface OfTokens {
    /**
     * Takes one event.
     *
     * @param headers the tokens of the header line, unmodifiable, in their order
     * @param payload the tokens of the payload's first line, unmodifiable, in their order
     * @throws Exception when it cannot be handled; the {@link FailurePolicy} says what then happens
     */
    void handle(Map<String, String> headers, Map<String, String> payload) throws Exception;
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
     * @throws Exception when it cannot be handled; the {@link FailurePolicy} says what then happens
     */
    void handle(Map<String, String> headers, Map<String, String> payload, String data)
        throws Exception;
  }
}
