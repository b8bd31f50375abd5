package io.github.supervisorevents.notifier.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProcessPatternsTest {
  @ParameterizedTest
  @CsvSource({
    "web:*,web,web_00,true",
    "web:*,webber,web_00,false",
    "web:web_0?,web,web_07,true",
    "web:web_0?,web,web_17,false",
    "web,web,web_00,true",
    "web_00,web,web_00,true",
    "web*,website,x,true",
    "*:worker*,jobs,worker-1,true",
    "*:worker*,worker,main,false",
    "cat,cat,cat,true",
    "*,any,thing,true",
    "*a*b*c,xx,aabbc,true",
    "*a*b*c,xx,aabbcd,false",
    "WEB:*,web,web_00,false"
  })
  void globsAreComparedWithGroupAndName(
      String pattern, String group, String process, boolean expected) {
    assertThat(ProcessPatterns.of(List.of(pattern)).match(group, process)).isEqualTo(expected);
  }

  @Test
  void anExclusionWinsWhereverItStands() {
    ProcessPatterns patterns = ProcessPatterns.of(List.of("!*:debug*", "web:*", "api"));

    assertThat(patterns.match("web", "web_00")).isTrue();
    assertThat(patterns.match("web", "debug_00")).isFalse();
    assertThat(patterns.match("api", "api")).isTrue();
    assertThat(patterns.match("other", "other")).isFalse();
  }

  @Test
  void exclusionsAloneIncludeTheRest() {
    ProcessPatterns patterns = ProcessPatterns.of(List.of("!batch"));

    assertThat(patterns.match("web", "web_00")).isTrue();
    assertThat(patterns.match("batch", "nightly")).isFalse();
    assertThat(ProcessPatterns.all().match("batch", "nightly")).isTrue();
  }

  @Test
  void anEmptyPatternIsRefused() {
    assertThatThrownBy(() -> ProcessPatterns.of(List.of("web:*", "!")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("web:*");
  }

  @Test
  void manyStarsTakeNoLongTime() {
    String glob = "*a".repeat(200) + "b";

    assertThat(ProcessPatterns.of(List.of(glob)).match("g", "a".repeat(20_000))).isFalse();
  }
}
