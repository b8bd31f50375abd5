package io.github.supervisorevents.notifier.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** READY is written before any channel's library is loaded. */
class LazyLibrariesIT {

  @Test
  void constructorsLoadNoLibrary() throws Exception {
    List<String> output = LoadedClasses.by(ConstructsEveryChannel.class);

    assertThat(output).contains("constructed 6");
    assertThat(output)
        .filteredOn(
            line ->
                line.matches(
                    ".*(okhttp3|com\\.slack|com\\.google\\.gson|jakarta\\.|org\\.eclipse\\.angus|com\\.fasterxml|samskivert|kotlin)\\..*"))
        .isEmpty();
  }
}
