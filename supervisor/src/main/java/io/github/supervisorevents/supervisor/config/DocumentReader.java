package io.github.supervisorevents.supervisor.config;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads a configuration file and those that it includes into one document. For one thread, one
 * configuration.
 */
final class DocumentReader {
  private static final char NUL = 0;

  private final IniDocument document = new IniDocument();
  private final List<Path> included = new ArrayList<>();
  private final Expansions expansions;
  private final Findings findings;

  DocumentReader(Expansions expansions, Findings findings) {
    this.expansions = expansions;
    this.findings = findings;
  }

  /**
   * Reads the main file, and nothing that it includes.
   *
   * @throws ConfigException if there is nothing to read
   */
  IniDocument readAlone(Path file) throws ConfigException {
    try {
      parse(file, Files.readAllBytes(file));
      return document;
    } catch (NoSuchFileException missing) {
      throw unreadable(file, "there is no such file");
    } catch (IOException unreadable) {
      throw unreadable(file, "cannot be read: " + reason(unreadable));
    }
  }

  private ConfigException unreadable(Path file, String why) {
    findings.error(Place.wholeFile(file), "", why);
    return new ConfigException(findings.all());
  }

  /**
   * Reads the main file and the files of its {@code [include]} section.
   *
   * @throws ConfigException if there is nothing to read
   */
  IniDocument readAll(Path file) throws ConfigException {
    readAlone(file);
    Path directory = file.toAbsolutePath().getParent();
    Optional<IniSection> include = document.section("include");
    include.ifPresent(section -> include(section, directory));
    return document;
  }

  /** The files that were included, in the order in which they were read. */
  List<Path> included() {
    return List.copyOf(included);
  }

  private void include(IniSection section, Path directory) {
    SectionReader reader = new SectionReader(document, section, expansions, directory, findings);
    if (!reader.has("files")) {
      reader.error("has no files; expected paths or patterns such as conf.d/*.conf");
      return;
    }
    IniEntry own = document.entry(section, "files").orElseThrow();
    for (String pattern : reader.get("files", DocumentReader::words).orElse(List.of())) {
      List<Path> found = FileGlob.find(directory.resolve(pattern));
      if (found.isEmpty()) {
        reader.warning("files", "no file matches \"" + directory.resolve(pattern) + "\"");
      }
      found.forEach(this::includeOne);
    }
    if (!document.entry(section, "files").orElseThrow().equals(own)) {
      reader.warning("files", "an included file cannot include others; this is not read");
    }
  }

  private static List<String> words(String text) throws BadValueException {
    if (text.isBlank()) {
      throw new BadValueException("is empty; expected paths or patterns such as conf.d/*.conf");
    }
    return List.of(text.strip().split("\\s+"));
  }

  private void includeOne(Path file) {
    try {
      parse(file, Files.readAllBytes(file));
      included.add(file);
    } catch (IOException unreadable) {
      findings.warning(Place.wholeFile(file), "", "cannot be included: " + reason(unreadable));
    }
  }

  private static String reason(IOException failure) {
    if (failure instanceof AccessDeniedException) {
      return "permission denied";
    }
    return failure instanceof NoSuchFileException ? "there is no such file" : failure.getMessage();
  }

  private void parse(Path file, byte[] bytes) {
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer input = ByteBuffer.wrap(bytes);
    CharBuffer output = CharBuffer.allocate(bytes.length + 1);
    CoderResult result = decoder.decode(input, output, true);
    String text = output.flip().toString();
    if (result.isError()) {
      findings.error(
          Place.line(file, line(text, text.length())), "", "found bytes that are not UTF-8");
    }
    int nul = text.indexOf(NUL);
    if (nul >= 0) {
      findings.error(
          Place.line(file, line(text, nul)),
          "",
          "found a NUL character, which no path, command or environment can hold");
    }
    new IniParser(document, file, findings).parse(text.replace(NUL, ' '));
  }

  private static int line(String text, int position) {
    return 1 + (int) text.chars().limit(position).filter(c -> c == '\n').count();
  }
}
