package io.github.supervisorevents.supervisor.log;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.supervisorevents.supervisor.posix.Poller;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same chunks, offsets and escapes through supervisord's own code and through ours. */
class LogsLikeSupervisordIT {
  @TempDir Path directory;

  @Test
  void theSameChunksMakeTheSameFiles() throws Exception {
    Path theirs = Files.createDirectory(directory.resolve("theirs"));
    Path ours = Files.createDirectory(directory.resolve("ours"));
    Random random = new Random(7);
    List<String> questions = new ArrayList<>();
    try (Poller<String> poller = Poller.open()) {
      LogOutputs outputs = new LogOutputs(poller, Clock.systemUTC(), AssertionError::new);
      for (int i = 0; i < 60; i++) {
        int maxBytes = 1 + random.nextInt(60);
        int backups = random.nextInt(4);
        List<String> chunks = chunks(random);
        questions.add(
            "rotate|log" + i + "|" + maxBytes + "|" + backups + "|" + String.join(",", chunks));
        LogOutput log = outputs.file(ours.resolve("log" + i), maxBytes, backups);
        chunks.forEach(chunk -> log.write(Bytes.of(chunk)));
        log.close();
      }
    }

    ask(theirs, questions);

    assertThat(contents(ours)).hasSizeGreaterThan(100).isEqualTo(contents(theirs));
  }

  @Test
  void theSameOffsetsReadTheSameBytes() throws Exception {
    Path file = Files.writeString(directory.resolve("log"), "0123456789");
    Path missing = directory.resolve("missing");
    List<String> questions = new ArrayList<>();
    List<String> answers = new ArrayList<>();
    for (Path path : List.of(file, missing)) {
      for (int offset : new int[] {-20, -10, -9, -1, 0, 1, 5, 9, 10, 11, 20}) {
        for (int length : new int[] {-3, 0, 1, 4, 5, 9, 10, 11, 50}) {
          questions.add("read|" + path + "|" + offset + "|" + length);
          answers.add(read(path, offset, length));
          questions.add("tail|" + path + "|" + offset + "|" + length);
          LogFileReader.Tail tail = LogFileReader.tail(path, offset, length);
          answers.add(
              "['"
                  + new String(tail.data(), ISO_8859_1)
                  + "', "
                  + tail.offset()
                  + (tail.overflow() ? ", True]" : ", False]"));
        }
      }
    }

    List<String> theirs = ask(directory, questions);

    List<String> different = new ArrayList<>();
    for (int i = 0; i < questions.size(); i++) {
      if (!theirs.get(i).equals(answers.get(i))) {
        different.add(questions.get(i) + ": theirs " + theirs.get(i) + ", ours " + answers.get(i));
      }
    }
    assertThat(different).isEmpty();
  }

  @Test
  void theSameEscapesAreStripped() throws Exception {
    Random random = new Random(11);
    List<String> questions = new ArrayList<>();
    List<String> answers = new ArrayList<>();
    String[] parts = {"\\x1b[", "3", ";", "m", "H", "text ", "f", "\\x1b", "[", "K", "\\xc3\\xbc"};
    for (int i = 0; i < 500; i++) {
      StringBuilder text = new StringBuilder();
      random.ints(8, 0, parts.length).forEach(part -> text.append(parts[part]));
      questions.add("strip|" + text);
      answers.add(stripped(text.toString()));
    }

    assertThat(ask(directory, questions)).isEqualTo(answers);
  }

  private static String stripped(String escaped) {
    String raw = escaped.replace("\\x1b", "\u001b").replace("\\xc3", "\u00c3");
    byte[] bytes = raw.replace("\\xbc", "\u00bc").getBytes(ISO_8859_1);
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    String end = new AnsiStripper().strip(buffer) ? "\\x1b" : "";
    String text = new String(bytes, 0, buffer.limit(), ISO_8859_1);
    return "b'"
        + text.replace("\u001b", "\\x1b").replace("\u00c3", "\\xc3").replace("\u00bc", "\\xbc")
        + end
        + "'";
  }

  private static String read(Path path, int offset, int length) {
    try {
      return "b'" + new String(LogFileReader.read(path, offset, length), ISO_8859_1) + "'";
    } catch (IllegalArgumentException e) {
      return Files.exists(path) ? "BAD_ARGUMENTS" : "FAILED";
    } catch (IOException e) {
      return "FAILED";
    }
  }

  private static List<String> chunks(Random random) {
    return Stream.generate(
            () -> "abcdefgh".substring(random.nextInt(8)).repeat(1 + random.nextInt(5)))
        .limit(1 + random.nextInt(40))
        .toList();
  }

  private static List<String> ask(Path directory, List<String> questions) throws Exception {
    Path script = Path.of(LogsLikeSupervisordIT.class.getResource("rules.py").toURI());
    Path input = Files.createTempFile("questions", ".txt");
    Files.write(input, questions);
    Process python =
        new ProcessBuilder("/usr/bin/python3", script.toString(), directory.toString())
            .redirectInput(input.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    List<String> answers = python.inputReader(ISO_8859_1).lines().toList();
    assertThat(python.waitFor()).as("exit of python with the supervisor package").isZero();
    Files.delete(input);
    return answers;
  }

  private static TreeMap<String, String> contents(Path directory) throws IOException {
    TreeMap<String, String> contents = new TreeMap<>();
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.toList()) {
        contents.put(file.getFileName().toString(), Files.readString(file));
      }
    }
    return contents;
  }
}
