package io.github.supervisorevents.supervisor.posix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OsStringTest {
  @Test
  void textGoesAsUtf8() {
    assertThat(OsString.terminated("ü\uD83D\uDE80"))
        .isEqualTo("ü\uD83D\uDE80\0".getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void bytesThatAreNoUtf8ComeBackAsTheyWere() {
    byte[] bytes = {'a', (byte) 0xff, (byte) 0xc3, 'b', (byte) 0xe2, (byte) 0x82};

    String text = OsString.decode(bytes, 0, bytes.length);

    assertThat(text).isEqualTo("a\udcff\udcc3b\udce2\udc82");
    assertThat(OsString.encode(text)).isEqualTo(bytes);
  }

  @Test
  void aReplacementCharacterThatWasThereStays() {
    byte[] bytes = "x\uFFFDy".getBytes(StandardCharsets.UTF_8);

    assertThat(OsString.encode(OsString.decode(bytes, 0, bytes.length))).isEqualTo(bytes);
  }

  @Test
  void nulIsRefused() {
    assertThatThrownBy(() -> OsString.terminated("a\0b"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void anEnvironmentBlockIsTakenApartAtTheFirstEqualsSign() {
    byte[] block = "A=1\0B=x=y\0=odd=1\0none\0C=\0A=2\0".getBytes(StandardCharsets.UTF_8);

    assertThat(Environment.parse(block))
        .containsExactlyInAnyOrderEntriesOf(Map.of("A", "1", "B", "x=y", "=odd", "1", "C", ""));
  }
}
