package io.github.supervisorevents.supervisor.ctl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JsonTest {
  @Test
  void whatIsNotKnownIsNull() {
    assertThat(Json.write(List.of(Optional.empty(), Optional.of(1), true)))
        .isEqualTo("[null, 1, true]");
  }

  @Test
  void textIsEscaped() {
    assertThat(Json.write("\"\\\n\t\r\u001b\u007f\u00f6"))
        .isEqualTo("\"\\\"\\\\\\n\\t\\r\\u001b\\u007f\u00f6\"");
  }

  @Test
  void objectsAreOneALine() {
    assertThat(Json.lines(List.of())).isEqualTo("[]");
    assertThat(Json.lines(List.of(Map.of("a", 1), Map.of("b", "c"))))
        .isEqualTo("[{\"a\": 1},\n {\"b\": \"c\"}]");
  }
}
