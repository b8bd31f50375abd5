package io.github.supervisorevents.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HeapUpkeepTest {
  private static final long MIB = 1024 * 1024;

  private long used;
  private long alive;
  private int collections;
  private final HeapUpkeep upkeep = new HeapUpkeep(() -> used, this::collect);

  private void collect() {
    collections++;
    used = alive;
  }

  @Test
  void aSmallHeapIsLeftAlone() {
    used = 14 * MIB;

    upkeep.look();

    assertThat(collections).isZero();
  }

  @Test
  void whatWasAddedSinceTheLastCollectionCounts() {
    alive = 30 * MIB;
    used = 50 * MIB;
    upkeep.look();
    used = 44 * MIB;
    upkeep.look();
    assertThat(collections).isEqualTo(1);

    used = 45 * MIB;
    upkeep.look();

    assertThat(collections).isEqualTo(2);
  }
}
