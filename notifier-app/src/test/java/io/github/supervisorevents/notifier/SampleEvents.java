package io.github.supervisorevents.notifier;

import io.github.supervisorevents.listener.event.Event;
import io.github.supervisorevents.listener.event.EventHeader;

/** Events as supervisord sends them. */
final class SampleEvents {
  private SampleEvents() {}

  static Event event(String name, long serial, long poolSerial, String payload) {
    return Event.parse(
        EventHeader.parse(
            "ver:3.0 server:supervisor serial:%d pool:notifier poolserial:%d eventname:%s len:%d"
                .formatted(serial, poolSerial, name, payload.length())),
        payload);
  }

  static Event event(String name, long serial, String payload) {
    return event(name, serial, serial, payload);
  }

  static Event crashed(long serial) {
    return event(
        "PROCESS_STATE_EXITED",
        serial,
        "processname:web_00 groupname:web from_state:RUNNING expected:0 pid:4711");
  }
}
