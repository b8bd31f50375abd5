package io.github.supervisorevents.supervisor.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** What is expected here is what Python's {@code shlex.split} returns. */
class CommandLineTest {

  @Test
  void wordsAreSeparatedByAnyWhiteSpace() throws UnusableCommandException {
    assertThat(CommandLine.split("  /bin/cat\t-n \n x ")).containsExactly("/bin/cat", "-n", "x");
  }

  @Test
  void singleQuotesKeepEverything() throws UnusableCommandException {
    assertThat(CommandLine.split("echo 'a  \"b\" \\n'")).containsExactly("echo", "a  \"b\" \\n");
  }

  @Test
  void inDoubleQuotesABackslashEscapesOnlyAQuoteOrABackslash() throws UnusableCommandException {
    assertThat(CommandLine.split("echo \"a \\\"b\\\" \\\\ \\n 'c'\""))
        .containsExactly("echo", "a \"b\" \\ \\n 'c'");
  }

  @Test
  void outsideOfQuotesABackslashEscapesAnything() throws UnusableCommandException {
    assertThat(CommandLine.split("a\\ b \\'c \\\\")).containsExactly("a b", "'c", "\\");
  }

  @Test
  void quotesMayStandInTheMiddleOfAWord() throws UnusableCommandException {
    assertThat(CommandLine.split("--name='a b'c\"d e\"")).containsExactly("--name=a bcd e");
  }

  @Test
  void emptyQuotesAreAWord() throws UnusableCommandException {
    assertThat(CommandLine.split("a '' \"\"")).containsExactly("a", "", "");
  }

  @Test
  void aHashIsAnOrdinaryCharacter() throws UnusableCommandException {
    assertThat(CommandLine.split("a #b")).containsExactly("a", "#b");
  }

  @Test
  void nothingHasNoWords() throws UnusableCommandException {
    assertThat(CommandLine.split(" \t ")).isEmpty();
  }

  @Test
  void aQuoteThatIsNotClosedIsRefused() {
    assertThatThrownBy(() -> CommandLine.split("echo 'a"))
        .isInstanceOf(UnusableCommandException.class)
        .hasMessage("can't parse command \"echo 'a\": No closing quotation");
  }

  @Test
  void aBackslashAtTheEndIsRefused() {
    assertThatThrownBy(() -> CommandLine.split("echo a\\"))
        .isInstanceOf(UnusableCommandException.class)
        .hasMessage("can't parse command 'echo a\\\\': No escaped character");
  }
}
