package io.github.supervisorevents.supervisor;

import io.github.supervisorevents.supervisor.log.MainLog;
import io.github.supervisorevents.supervisor.spec.LogLevel;
import java.util.ArrayList;
import java.util.List;

/** What is to be said in the log before there is one. */
final class Notes {
  private final List<Note> notes = new ArrayList<>();

  private record Note(LogLevel level, String message) {}

  void add(LogLevel level, String message) {
    notes.add(new Note(level, message));
  }

  /** Says it, the most important first. */
  void writeTo(MainLog log) {
    for (LogLevel level : LogLevel.values()) {
      notes.stream()
          .filter(note -> note.level() == level)
          .forEach(note -> log.log(level, note.message()));
    }
  }
}
