package io.github.supervisorevents.supervisor.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.supervisorevents.supervisor.posix.Poller;
import io.github.supervisorevents.supervisor.spec.LogSpec;
import io.github.supervisorevents.supervisor.spec.LogTarget;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChildLogTest {
  private static final String BEGIN = "<!--XSUPERVISOR:BEGIN-->";
  private static final String END = "<!--XSUPERVISOR:END-->";

  @TempDir Path directory;
  private Poller<String> poller;
  private Path file;

  @BeforeEach
  void open() throws IOException {
    poller = Poller.open();
    file = directory.resolve("out.log");
  }

  @AfterEach
  void close() {
    poller.close();
  }

  @Test
  void whatIsCapturedIsNotLoggedWhereverTheReadsEnd() throws IOException {
    String output =
        "one <!--X two" + BEGIN + "talk <!-- x" + END + "three" + BEGIN + END + "four<!";

    for (int first = 0; first <= output.length(); first++) {
      for (int second = first; second <= output.length(); second += 3) {
        Seen seen =
            write(
                spec(1000),
                false,
                output.substring(0, first),
                output.substring(first, second),
                output.substring(second));

        assertThat(seen.logged).isEqualTo("one <!--X twothreefour<!");
        assertThat(seen.captured).containsExactly("talk <!-- x", "");
      }
    }
  }

  @Test
  void aMarkThatComesByteByByteIsFound() throws IOException {
    Seen seen = write(spec(1000), false, ("a" + BEGIN + "b" + END + "c").split(""));

    assertThat(seen.logged).isEqualTo("ac");
    assertThat(seen.captured).containsExactly("b");
  }

  @Test
  void onlyTheLastBytesOfALongCaptureAreKept() throws IOException {
    Seen seen = write(spec(10), false, BEGIN + "0123456789", "abc", "def" + END);

    assertThat(seen.captured).containsExactly("6789abcdef");
  }

  @Test
  void aCaptureWithoutItsEndIsLost() throws IOException {
    Seen seen = write(spec(10), false, "a" + BEGIN + "b");

    assertThat(seen.logged).isEqualTo("a");
    assertThat(seen.captured).isEmpty();
  }

  @Test
  void withoutCaptureModeMarksAreOrdinaryOutput() throws IOException {
    Seen seen = write(spec(0), false, BEGIN + "b" + END);

    assertThat(seen.logged).isEqualTo(BEGIN + "b" + END);
  }

  @Test
  void theObserverSeesCapturedOutputToo() throws IOException {
    Seen seen = write(spec(100), false, "a" + BEGIN + "b" + END + "c");

    assertThat(seen.written).containsExactly("a", "b", "c");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "E[31mred E[0m.|red .",
        "E[2J|''",
        "aE[10;20Hb|ab",
        "aE[31|a",
        "no escape: E]0;title|no escape: E]0;title",
        "E|E",
        "twoEE[m escapes|twoE escapes",
      })
  void sequencesAreStrippedWhereverTheReadsEnd(String raw, String wanted) throws IOException {
    String output = raw.replace('E', '\u001b');
    for (int cut = 0; cut <= output.length(); cut++) {
      Seen seen = write(spec(0), true, output.substring(0, cut), output.substring(cut));

      assertThat(seen.logged).as("cut at %d", cut).isEqualTo(wanted.replace('E', '\u001b'));
    }
  }

  @Test
  void garbageAfterAnEscapeSwallowsNothingOfTheNextRead() throws IOException {
    Seen seen = write(spec(0), true, "a\u001b[\n\n", "next read");

    assertThat(seen.logged).isEqualTo("anext read");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void bytesThatAreNoTextArriveAsTheyAre(boolean stripsAnsi) throws IOException {
    byte[] all = new byte[256];
    for (int i = 0; i < all.length; i++) {
      all[i] = (byte) i;
    }
    Seen seen = new Seen();
    ChildLog log = open(spec(100), stripsAnsi, seen);

    log.write(Bytes.of(all));
    log.close();

    assertThat(Files.readAllBytes(file)).isEqualTo(all);
  }

  @Test
  void anObserverThatWantsNothingIsShownNothing() throws IOException {
    Seen seen = new Seen();
    seen.wants = false;
    ChildLog log = open(spec(0), false, seen);

    log.write(Bytes.of("text"));
    log.close();

    assertThat(seen.written).isEmpty();
    assertThat(file).hasContent("text");
  }

  private Seen write(LogSpec spec, boolean stripsAnsi, String... reads) throws IOException {
    Files.deleteIfExists(file);
    Seen seen = new Seen();
    ChildLog log = open(spec, stripsAnsi, seen);
    Stream.of(reads).filter(read -> !read.isEmpty()).forEach(read -> log.write(Bytes.of(read)));
    log.close();
    seen.logged = Files.readString(file);
    return seen;
  }

  private ChildLog open(LogSpec spec, boolean stripsAnsi, Seen seen) throws IOException {
    LogOutputs outputs = new LogOutputs(poller, Clock.systemUTC(), seen.troubles::add);
    return ChildLog.open(spec, "web", Optional.empty(), stripsAnsi, outputs, seen);
  }

  private LogSpec spec(long captureMaxBytes) {
    return new LogSpec(new LogTarget.File(file), 0, 0, captureMaxBytes, false, false);
  }

  private static final class Seen implements OutputObserver {
    final List<String> written = new ArrayList<>();
    final List<String> captured = new ArrayList<>();
    final List<String> troubles = new ArrayList<>();
    String logged = "";
    boolean wants = true;

    @Override
    public boolean wantsOutput() {
      return wants;
    }

    @Override
    public void written(byte[] data) {
      written.add(new String(data, StandardCharsets.UTF_8));
    }

    @Override
    public void captured(byte[] data) {
      captured.add(new String(data, StandardCharsets.UTF_8));
    }
  }
}
