package io.github.supervisorevents.supervisor.ctl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ColumnsTest {
  @Test
  void wordsRunDownwardsThenToTheRight() {
    assertThat(Columns.layOut(List.of("a", "bbb", "c", "d", "e"), 9))
        .containsExactly("a    c  e", "bbb  d");
  }

  @Test
  void whatFitsOnOneLineIsOneLine() {
    assertThat(Columns.layOut(List.of("a", "b", "c"), 7)).containsExactly("a  b  c");
    assertThat(Columns.layOut(List.of("a", "b", "c"), 6)).containsExactly("a  c", "b");
    assertThat(Columns.layOut(List.of("a", "b", "c"), 1)).containsExactly("a", "b", "c");
  }

  @Test
  void aCharacterCountsOne() {
    assertThat(Columns.pad("\ud83d\ude00", 3)).isEqualTo("\ud83d\ude00  ");
    assertThat(Columns.pad("long", 3)).isEqualTo("long");
  }
}
