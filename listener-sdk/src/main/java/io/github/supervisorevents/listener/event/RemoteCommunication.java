package io.github.supervisorevents.listener.event;

/**
 * Somebody called {@code supervisor.sendRemoteCommEvent(type, data)}.
 *
 * @param header the header that it came with
 * @param type the caller's first argument
 * @param data the caller's second argument
 */
public record RemoteCommunication(EventHeader header, String type, String data)
    implements EventPayload {}
