package io.github.supervisorevents.listener.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EventHeaderTest {
  private static final String LINE =
      "ver:3.0 server:web-01 serial:46 pool:all poolserial:45 eventname:PROCESS_STATE_EXITED"
          + " len:77";

  @Test
  void tokensAreReadInTheirOrder() {
    EventHeader header = EventHeader.parse(LINE);

    assertThat(header.tokens().keySet())
        .containsExactly("ver", "server", "serial", "pool", "poolserial", "eventname", "len");
    assertThat(header.version()).isEqualTo("3.0");
    assertThat(header.server()).isEqualTo("web-01");
    assertThat(header.serial()).isEqualTo(46);
    assertThat(header.pool()).isEqualTo("all");
    assertThat(header.poolSerial()).isEqualTo(45);
    assertThat(header.eventName()).isEqualTo("PROCESS_STATE_EXITED");
    assertThat(header.type()).contains(EventType.PROCESS_STATE_EXITED);
    assertThat(header.length()).isEqualTo(77);
  }

  @Test
  void aValueIsSplitFromItsNameAtTheFirstColon() {
    assertThat(EventHeader.parse("server:host:9001 len:0").server()).isEqualTo("host:9001");
  }

  @Test
  void anIdentifierWithSpacesStaysWhole() {
    assertThat(EventHeader.parse("ver:3.0 server:the first one serial:1").server())
        .isEqualTo("the first one");
  }

  @Test
  void unknownTokensAndNamesAreKept() {
    EventHeader header = EventHeader.parse("ver:4.0 colour:red eventname:MOON_FULL len:3");

    assertThat(header.tokens()).containsEntry("colour", "red");
    assertThat(header.eventName()).isEqualTo("MOON_FULL");
    assertThat(header.type()).isEmpty();
  }

  @Test
  void whatIsMissingOrNoNumberHasADefault() {
    EventHeader header = EventHeader.parse("serial:x len:12monkeys");

    assertThat(header.version()).isEmpty();
    assertThat(header.eventName()).isEmpty();
    assertThat(header.serial()).isEqualTo(-1);
    assertThat(header.poolSerial()).isEqualTo(-1);
    assertThat(header.length()).isEqualTo(-1);
  }

  @Test
  void anyLineIsReadWithoutError() {
    assertThat(EventHeader.parse("").tokens()).isEmpty();
    assertThat(EventHeader.parse("   ").tokens()).isEmpty();
    assertThat(EventHeader.parse("word").tokens()).containsExactly(Map.entry("word", ""));
    assertThat(EventHeader.parse("one two  three ").tokens())
        .containsExactly(Map.entry("one", " two three"));
    assertThat(EventHeader.parse("a:1  b c  d:2 e ").tokens())
        .containsExactly(Map.entry("a", "1 b c"), Map.entry("d", "2 e"));
    assertThat(EventHeader.parse(":x").tokens()).containsExactly(Map.entry("", "x"));
    assertThat(EventHeader.parse("a: b:").tokens()).containsOnlyKeys("a", "b");
  }

  @Test
  void theTokensCannotBeChanged() {
    Map<String, String> tokens = new HashMap<>(Map.of("ver", "3.0"));
    EventHeader header = new EventHeader(tokens);
    tokens.clear();

    assertThat(header.version()).isEqualTo("3.0");
    assertThatThrownBy(() -> header.tokens().put("ver", "4"))
        .isInstanceOf(UnsupportedOperationException.class);
  }
}
