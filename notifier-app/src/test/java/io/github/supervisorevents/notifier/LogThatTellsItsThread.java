package io.github.supervisorevents.notifier;

import org.slf4j.simple.SimpleServiceProvider;

/** The notifier's log, which says first which thread loaded it. */
public final class LogThatTellsItsThread extends SimpleServiceProvider {
  @Override
  public void initialize() {
    System.err.println("the log is loaded by " + Thread.currentThread().getName());
    super.initialize();
  }
}
