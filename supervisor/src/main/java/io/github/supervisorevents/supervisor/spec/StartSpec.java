package io.github.supervisorevents.supervisor.spec;

import java.time.Duration;
import java.util.Collections;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * When a process is started, when it counts as running, and when it is started again.
 *
 * @param autostart whether it starts with the supervisor
 * @param startsecs how long it must stay up to be RUNNING; zero: at once
 * @param startretries starts that may fail before it is FATAL
 * @param autorestart what becomes of it when it exits while RUNNING
 * @param exitcodes exit codes that are expected
 */
public record StartSpec(
    boolean autostart,
    Duration startsecs,
    int startretries,
    AutoRestart autorestart,
    Set<Integer> exitcodes) {
  public StartSpec {
    Objects.requireNonNull(startsecs, "startsecs");
    Objects.requireNonNull(autorestart, "autorestart");
    exitcodes = Collections.unmodifiableSet(new TreeSet<>(exitcodes));
  }
}
