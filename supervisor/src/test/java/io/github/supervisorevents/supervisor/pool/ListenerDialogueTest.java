package io.github.supervisorevents.supervisor.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.supervisorevents.supervisor.state.ListenerState;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ListenerDialogueTest {
  private final ListenerDialogue dialogue = new ListenerDialogue();

  @Test
  void aListenerStartsAcknowledged() {
    assertThat(dialogue.state()).isEqualTo(ListenerState.ACKNOWLEDGED);
  }

  @Test
  void readyMakesItReady() {
    assertThat(hear("READY\n")).containsExactly(new Heard.Ready());
    assertThat(dialogue.state()).isEqualTo(ListenerState.READY);
  }

  @Test
  void aResultOfOkIsOk() {
    busy();

    assertThat(hear("RESULT 2\nOK")).containsExactly(new Heard.Result("OK"));
    assertThat(dialogue.state()).isEqualTo(ListenerState.ACKNOWLEDGED);
  }

  @Test
  void anyOtherResultIsARejection() {
    busy();

    List<Heard> heard = hear("RESULT 4\nFAIL");

    assertThat(heard).containsExactly(new Heard.Result("FAIL"));
    assertThat(((Heard.Result) heard.get(0)).isOk()).isFalse();
  }

  @Test
  void anEmptyResultIsComplete() {
    busy();

    assertThat(hear("RESULT 0\n")).containsExactly(new Heard.Result(""));
  }

  @Test
  void aResultMayHoldLineFeeds() {
    busy();

    assertThat(hear("RESULT 5\na\nb\nc")).containsExactly(new Heard.Result("a\nb\nc"));
  }

  @Test
  void aResultAndTheNextReadyMayComeTogether() {
    busy();

    assertThat(hear("RESULT 2\nOKREADY\n"))
        .containsExactly(new Heard.Result("OK"), new Heard.Ready());
  }

  @Test
  void everySplitOfTheBytesMeansTheSame() {
    byte[] whole = "RESULT 2\nOKREADY\n".getBytes(StandardCharsets.US_ASCII);
    for (int cut = 0; cut <= whole.length; cut++) {
      ListenerDialogue split = new ListenerDialogue();
      split.hear("READY\n".getBytes(StandardCharsets.US_ASCII));
      split.eventSent();

      List<Heard> heard = new ArrayList<>(split.hear(Arrays.copyOf(whole, cut)));
      heard.addAll(split.hear(Arrays.copyOfRange(whole, cut, whole.length)));

      assertThat(heard).containsExactly(new Heard.Result("OK"), new Heard.Ready());
    }
  }

  @Test
  void spacesAndACarriageReturnAroundTheLengthAreAllowed() {
    busy();

    assertThat(hear("RESULT  2 \r\nOK")).containsExactly(new Heard.Result("OK"));
  }

  @Test
  void rubbishInsteadOfReadyIsABreachAtItsFirstByte() {
    assertThat(hear("REAL\n"))
        .containsExactly(new Heard.Breach("READY and a line feed", "b'REAL\\n'"));
    assertThat(dialogue.state()).isEqualTo(ListenerState.UNKNOWN);
  }

  @Test
  void anythingSaidWhileReadyIsABreach() {
    hear("READY\n");

    assertThat(hear("debug: caf\u00e9"))
        .containsExactly(new Heard.Breach("nothing before an event", "b'debug: caf\\xc3\\xa9'"));
  }

  @Test
  void aResultLineWithoutANumberIsABreach() {
    for (String line : List.of("RESULT two", "RESULT", "RESULT -1", "RESULT 99999999999", "OK")) {
      ListenerDialogue other = new ListenerDialogue();
      other.hear("READY\n".getBytes(StandardCharsets.US_ASCII));
      other.eventSent();

      assertThat(other.hear((line + "\n").getBytes(StandardCharsets.US_ASCII)))
          .containsExactly(
              new Heard.Breach("RESULT, a number and a line feed", "b'" + line + "\\n'"));
    }
  }

  @Test
  void aResultLineThatNeverEndsIsABreach() {
    busy();

    List<Heard> heard = hear("x".repeat(ListenerDialogue.MAX_RESULT_LINE_BYTES + 1));

    assertThat(heard)
        .containsExactly(
            new Heard.Breach("RESULT, a number and a line feed", "b'" + "x".repeat(100) + "'..."));
  }

  @Test
  void nothingIsHeardAfterABreach() {
    hear("rubbish");

    assertThat(hear("READY\n")).isEmpty();
    assertThat(dialogue.state()).isEqualTo(ListenerState.UNKNOWN);
  }

  @Test
  void anEventForAListenerThatIsNotReadyIsAMistake() {
    assertThatThrownBy(dialogue::eventSent)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("ACKNOWLEDGED");
  }

  private void busy() {
    hear("READY\n");
    dialogue.eventSent();
  }

  private List<Heard> hear(String text) {
    return dialogue.hear(text.getBytes(StandardCharsets.UTF_8));
  }
}
