package io.github.supervisorevents.listener;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.management.ThreadMXBean;
import io.github.supervisorevents.listener.ProtocolException.Reason;
import io.github.supervisorevents.listener.event.Event;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventReaderTest {
  private static final String HEADER =
      "ver:3.0 server:s serial:0 pool:p poolserial:0 eventname:REMOTE_COMMUNICATION";
  private static final int LIMIT = 1000;

  private final List<LengthUnit> unitsFound = new ArrayList<>();
  private long waitNanos = TimeUnit.MILLISECONDS.toNanos(1);
  private Optional<LengthUnit> forced = Optional.empty();

  @ParameterizedTest
  @EnumSource(Recording.class)
  void aRecordingIsReadWhole(Recording recording) throws IOException {
    List<Event> events = readAll(new ByteArrayInputStream(recording.bytes()));

    assertThat(events).hasSize(recording.events()).isEqualTo(recording.expected());
    assertThat(unitsFound).containsExactly(LengthUnit.CODE_POINTS);
  }

  @ParameterizedTest
  @EnumSource(Recording.class)
  void aRecordingInByteModeIsReadWhole(Recording recording) throws IOException {
    List<Event> events = readAll(new ByteArrayInputStream(recording.inByteMode()));

    assertThat(events).map(Event::data).isEqualTo(datas(recording));
    assertThat(events).map(Event::payload).isEqualTo(payloads(recording));
    assertThat(unitsFound).containsExactly(LengthUnit.BYTES);
  }

  @ParameterizedTest
  @EnumSource(Recording.class)
  void aRecordingMayArriveSplitAtEveryPosition(Recording recording) throws IOException {
    byte[] bytes = recording.bytes();
    List<Event> expected = recording.expected();
    for (int position = 0; position <= bytes.length; position++) {
      assertThat(readAll(Pieces.splitAt(bytes, position)).equals(expected))
          .as("split at %d", position)
          .isTrue();
    }
  }

  @ParameterizedTest
  @EnumSource(Recording.class)
  void aRecordingInByteModeMayArriveSplitAtEveryPosition(Recording recording) throws IOException {
    byte[] bytes = recording.inByteMode();
    List<Event> expected = readAll(new ByteArrayInputStream(bytes));
    for (int position = 0; position <= bytes.length; position++) {
      assertThat(readAll(Pieces.splitAt(bytes, position)).equals(expected))
          .as("split at %d", position)
          .isTrue();
    }
  }

  @ParameterizedTest
  @EnumSource(Recording.class)
  void theRightUnitMayBeForced(Recording recording) throws IOException {
    forced = Optional.of(LengthUnit.CODE_POINTS);
    assertThat(readAll(new ByteArrayInputStream(recording.bytes())))
        .isEqualTo(recording.expected());

    forced = Optional.of(LengthUnit.BYTES);
    assertThat(readAll(new ByteArrayInputStream(recording.inByteMode())))
        .map(Event::data)
        .isEqualTo(datas(recording));
    assertThat(unitsFound).isEmpty();
  }

  @Test
  void asciiPayloadsSayNothingAboutTheUnit() throws IOException {
    assertThat(readAll(bytes(HEADER + " len:9\ntype:a\nbc" + HEADER + " len:9\ntype:a\nbc")))
        .hasSize(2);
    assertThat(unitsFound).isEmpty();
  }

  @Test
  void bytesThatAreNotUtf8AreCountedInBytes() throws IOException {
    byte[] latin1 = (HEADER + " len:11\ntype:a\né è.").getBytes(StandardCharsets.ISO_8859_1);

    List<Event> events = readAll(new ByteArrayInputStream(latin1));

    assertThat(events).map(Event::data).containsExactly("\ufffd \ufffd.");
    assertThat(unitsFound).containsExactly(LengthUnit.BYTES);
  }

  @Test
  void aPayloadThatIsCutWithinACharacterIsStillCountedInBytesWhenNothingMoreComes()
      throws IOException {
    byte[] cut = "type:a\nabc𝄞".getBytes(StandardCharsets.UTF_8);
    byte[] event = (HEADER + " len:" + (cut.length - 1) + "\n").getBytes(StandardCharsets.UTF_8);

    List<Event> events = readAll(Pieces.of(event, Arrays.copyOf(cut, cut.length - 1)));

    assertThat(events).map(Event::data).containsExactly("abc\ufffd");
    assertThat(unitsFound).containsExactly(LengthUnit.BYTES);
  }

  @Test
  void aGivenLengthInBytesSettlesIt() throws IOException {
    String payload = "type:a\n𝄞 ünï";
    String event = HEADER + " len:12 bytes:" + payload.getBytes(StandardCharsets.UTF_8).length;

    List<Event> events = readAll(bytes(event + "\n" + payload + event + "\n" + payload));

    assertThat(events).map(Event::data).containsExactly("𝄞 ünï", "𝄞 ünï");
  }

  @Test
  void aCharacterBeyondTheBasicPlaneIsOneCodePoint() throws IOException {
    assertThat(readAll(bytes(HEADER + " len:10\ntype:a\n𝄞𝄞é")))
        .map(Event::data)
        .containsExactly("𝄞𝄞é");
  }

  @Test
  void theEndBetweenEventsIsTheEnd() throws IOException {
    assertThat(readAll(bytes(""))).isEmpty();
    assertThat(readAll(bytes(HEADER + " len:0\n"))).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"v", "ver:3.0", HEADER + " len:3"})
  void theEndWithinAHeaderIsAnError(String input) {
    assertError(input, Reason.END_WITHIN_HEADER, input);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "t", "type:a\n12", "type:a\n12ü"})
  void theEndWithinAPayloadIsAnError(String payload) {
    assertError(HEADER + " len:12\n" + payload, Reason.END_WITHIN_PAYLOAD, HEADER + " len:12");
  }

  @Test
  void aMissingLengthIsAnError() {
    assertError(HEADER + "\nabc", Reason.LENGTH_MISSING, HEADER);
    assertError("\n", Reason.LENGTH_MISSING, "");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "1x", "0x10", "1.5", "99999999999999999999"})
  void aLengthThatIsNoNumberIsAnError(String length) {
    assertError(
        HEADER + " len:" + length + "\nabc", Reason.LENGTH_NOT_A_NUMBER, HEADER + " len:" + length);
  }

  @Test
  void aLengthBelowZeroIsAnError() {
    assertError(HEADER + " len:-1\nabc", Reason.LENGTH_NEGATIVE, HEADER + " len:-1");
    assertError(
        HEADER + " len:1 bytes:-1\nabc", Reason.LENGTH_NEGATIVE, HEADER + " len:1 bytes:-1");
  }

  @Test
  void aLengthAboveTheLimitIsAnError() throws IOException {
    assertThat(readAll(bytes(HEADER + " len:1000\n" + "x".repeat(1000)))).hasSize(1);
    assertError(HEADER + " len:1001\n", Reason.LENGTH_ABOVE_LIMIT, HEADER + " len:1001");
    assertError(
        HEADER + " len:2147483648\n", Reason.LENGTH_ABOVE_LIMIT, HEADER + " len:2147483648");
  }

  @Test
  void anAnnouncedPayloadTakesNoMemoryBeforeItComes() {
    int announced = 16 * 1024 * 1024;
    InputBuffer input = new InputBuffer(bytes(HEADER + " len:" + announced + "\nabc"));
    PayloadLength length = new PayloadLength(input, 0, new ListenerObserver() {});
    EventReader reader = new EventReader(input, length, announced);
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();

    ProtocolException error = catchThrowableOfType(ProtocolException.class, reader::read);

    assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(announced / 4);
    assertThat(error.reason()).isEqualTo(Reason.END_WITHIN_PAYLOAD);
  }

  @Test
  void aHeaderThatDoesNotEndIsAnError() {
    ProtocolException error =
        catchThrowableOfType(ProtocolException.class, () -> readAll(bytes("x".repeat(70_000))));

    assertThat(error.reason()).isEqualTo(Reason.HEADER_TOO_LONG);
    assertThat(error.headerLine()).startsWith("xxx").hasSizeLessThan(300);
  }

  private void assertError(String input, Reason reason, String headerLine) {
    ProtocolException error =
        catchThrowableOfType(ProtocolException.class, () -> readAll(bytes(input)));

    assertThat(error).as(input).isNotNull();
    assertThat(error.reason()).isEqualTo(reason);
    assertThat(error.headerLine()).isEqualTo(headerLine);
    assertThat(error).hasMessageContaining("in the header line: " + headerLine);
  }

  private List<Event> readAll(InputStream in) throws IOException {
    InputBuffer input = new InputBuffer(in);
    PayloadLength payloadLength =
        new PayloadLength(
            input,
            waitNanos,
            new ListenerObserver() {
              @Override
              public void lengthUnit(LengthUnit unit, String reason) {
                unitsFound.add(unit);
              }
            });
    forced.ifPresent(payloadLength::force);
    EventReader reader = new EventReader(input, payloadLength, LIMIT);
    List<Event> events = new ArrayList<>();
    for (Optional<Event> event = reader.read(); event.isPresent(); event = reader.read()) {
      events.add(event.get());
    }
    return events;
  }

  private static ByteArrayInputStream bytes(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  private static List<String> datas(Recording recording) {
    return recording.expected().stream().map(Event::data).toList();
  }

  private static List<Map<String, String>> payloads(Recording recording) {
    return recording.expected().stream().map(Event::payload).toList();
  }
}
