package io.github.supervisorevents.supervisor.ctl;

import io.github.supervisorevents.listener.rpc.RpcException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jline.reader.Candidate;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.ParsedLine;
import org.jline.reader.UserInterruptException;
import org.jline.reader.impl.DefaultParser;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/** Lines from a terminal, with editing, history and completion. For one thread. */
final class TerminalInput implements LineInput, AutoCloseable {
  private static final Character INVISIBLE = (char) 0;

  private final Terminal terminal;
  private final LineReader commands;
  private final LineReader questions;
  private final Completions completions;

  TerminalInput(Optional<Path> historyFile, Completions completions) throws IOException {
    this.completions = completions;
    this.terminal = TerminalBuilder.builder().name("jsupervisorctl").system(true).build();
    // Names of processes hold no quotes, and a history of supervisorctl is plain lines.
    DefaultParser words = new DefaultParser();
    words.setEscapeChars(new char[0]);
    words.setQuoteChars(new char[0]);
    LineReaderBuilder builder =
        LineReaderBuilder.builder()
            .terminal(terminal)
            .parser(words)
            .completer((reader, line, candidates) -> complete(line, candidates))
            .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
            .option(LineReader.Option.HISTORY_TIMESTAMPED, false);
    historyFile.ifPresent(file -> builder.variable(LineReader.HISTORY_FILE, file));
    this.commands = builder.build();
    this.questions = LineReaderBuilder.builder().terminal(terminal).build();
  }

  private void complete(ParsedLine line, List<Candidate> candidates) {
    List<String> before = line.words().subList(0, line.wordIndex());
    String word = line.word().substring(0, line.wordCursor());
    try {
      completions.of(before, word).forEach(text -> candidates.add(new Candidate(text)));
    } catch (RpcException e) {
      // No names to offer; the verb itself will say why.
      return;
    }
  }

  @Override
  public Optional<String> readLine(String prompt) {
    completions.forget();
    return read(commands, prompt, Optional.empty());
  }

  @Override
  public Optional<String> ask(String prompt) {
    return read(questions, prompt, Optional.empty());
  }

  @Override
  public Optional<String> askSecret(String prompt) {
    return read(questions, prompt, Optional.of(INVISIBLE));
  }

  private static Optional<String> read(LineReader reader, String prompt, Optional<Character> mask) {
    try {
      return Optional.of(
          mask.isPresent() ? reader.readLine(prompt, mask.get()) : reader.readLine(prompt));
    } catch (UserInterruptException | EndOfFileException e) {
      return Optional.empty();
    }
  }

  @Override
  public void interrupt() {
    // The line reader notices Ctrl-C by itself.
  }

  @Override
  public void close() {
    try {
      terminal.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
