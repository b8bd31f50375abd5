package io.github.supervisorevents.listener.event;

/**
 * An event of a name that Supervisor does not have, for example one that a plug-in of supervisord
 * sends.
 *
 * @param header the header that it came with
 * @param text the whole payload
 */
public record UnknownEvent(EventHeader header, String text) implements EventPayload {}
