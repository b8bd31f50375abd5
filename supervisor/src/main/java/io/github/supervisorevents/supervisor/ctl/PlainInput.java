package io.github.supervisorevents.supervisor.ctl;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * Lines from a pipe or a file. They are read by a thread of their own, because reading a file
 * descriptor cannot be interrupted; it is a daemon that ends with the input or with the command.
 */
final class PlainInput implements LineInput {
  private final BufferedReader reader;
  private final PrintStream out;
  private final BlockingQueue<Optional<String>> lines = new LinkedBlockingQueue<>();
  private boolean started;

  PlainInput(InputStream in, PrintStream out) {
    this.reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    this.out = out;
  }

  @Override
  public Optional<String> readLine(String prompt) {
    out.print(prompt);
    out.flush();
    if (!started) {
      started = true;
      Thread thread = new Thread(this::readAll, "standard-input");
      thread.setDaemon(true);
      thread.start();
    }
    try {
      return lines.take();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  @Override
  public Optional<String> ask(String prompt) {
    return readLine(prompt);
  }

  @Override
  public Optional<String> askSecret(String prompt) {
    return readLine(prompt);
  }

  @Override
  public void interrupt() {
    lines.add(Optional.empty());
  }

  private void readAll() {
    try {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        lines.add(Optional.of(line));
      }
    } catch (IOException e) {
      // An input that breaks is at its end.
      lines.add(Optional.empty());
    }
    lines.add(Optional.empty());
  }
}
