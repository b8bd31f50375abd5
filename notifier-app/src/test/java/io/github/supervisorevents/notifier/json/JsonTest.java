package io.github.supervisorevents.notifier.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
  private static String written(Object document) {
    return new String(Json.bytes(document), StandardCharsets.UTF_8);
  }

  private static Map<String, Object> document() {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("z", "é😀\"\n/");
    document.put("a", null);
    document.put("list", Arrays.asList(1, null, 2.5, true));
    document.put("none", List.of());
    document.put("nothing", Map.of());
    document.put("maps", List.of(Map.of("x", 1), Map.of("y", Long.MAX_VALUE)));
    return document;
  }

  @Test
  void aLineHasNoSpacesAndKeepsTheOrder() {
    assertThat(written(document()))
        .isEqualTo(
            "{\"z\":\"é\\uD83D\\uDE00\\\"\\n/\",\"a\":null,\"list\":[1,null,2.5,true],\"none\":[],"
                + "\"nothing\":{},\"maps\":[{\"x\":1},{\"y\":9223372036854775807}]}");
  }

  @Test
  void prettyHasALineForEachField() {
    assertThat(Json.pretty(document()))
        .isEqualTo(
            """
            {
              "z" : "é😀\\"\\n/",
              "a" : null,
              "list" : [ 1, null, 2.5, true ],
              "none" : [ ],
              "nothing" : { },
              "maps" : [ {
                "x" : 1
              }, {
                "y" : 9223372036854775807
              } ]
            }\
            """);
  }

  @Test
  void onlyPartsOfJsonAreWritten() {
    assertThatThrownBy(() -> Json.bytes(Map.of("x", new Thread())))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("java.lang.Thread");
  }

  @Test
  void halfASurrogatePairIsKept() throws NotJsonException {
    assertThat(written(List.of("a\uD83Db"))).isEqualTo("[\"a\\uD83Db\"]");
    assertThat(Json.pretty(List.of("a\uD83Db"))).isEqualTo("[ \"a\uD83Db\" ]");
    assertThat(Json.read("\"a\uD83Db\"").asText()).isEqualTo("a\uD83Db");
    assertThat(Json.read("\"a\\ud83db\"").asText()).isEqualTo("a\uD83Db");
  }

  @Test
  void whatIsReadIsWrittenAgain() throws NotJsonException {
    assertThat(Json.read(written(document())).plain()).isEqualTo(document());
  }

  @Test
  void numbersHaveAnySize() throws NotJsonException {
    List<?> read = (List<?>) Json.read("[1,2147483648,9223372036854775808,1.50,-0.0]").plain();

    assertThat(read)
        .isEqualTo(List.of(1, 2147483648L, new BigInteger("9223372036854775808"), 1.5, -0.0));
    assertThat(written(read)).isEqualTo("[1,2147483648,9223372036854775808,1.5,-0.0]");
  }

  @Test
  void ofFieldsOfOneNameTheLastCounts() throws NotJsonException {
    assertThat(Json.read("{\"a\":1,\"b\":2,\"a\":3}").fields()).hasSize(2);
    assertThat(Json.read("{\"a\":1,\"b\":2,\"a\":3}").path("a").asInt()).isEqualTo(3);
  }

  @Test
  void whatFollowsTheDocumentIsNotLookedAt() throws NotJsonException {
    assertThat(Json.read("{\"a\":1} and more").path("a").asInt()).isEqualTo(1);
  }

  @Test
  void aTextWithoutAnythingIsNull() throws NotJsonException {
    assertThat(Json.read(" \n").plain()).isNull();
    assertThat(Json.pretty(null)).isEqualTo("null");
  }

  @Test
  void aMistakeHasItsLine() {
    NotJsonException e =
        catchThrowableOfType(
            NotJsonException.class, () -> Json.read("{\n  \"a\": 1,\n  \"b\": nix\n}"));

    assertThat(e.line()).isEqualTo(3);
    assertThat(e)
        .hasMessage(
            "Unrecognized token 'nix': was expecting (JSON String, Number, Array, Object or token"
                + " 'null', 'true' or 'false')");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "[1", "{\"a\"", "{\"a\":1", "{\"a\":}", "[1,]", "]", "x", "NaN"})
  void halfADocumentIsNone(String text) {
    assertThatThrownBy(() -> Json.read(text)).isInstanceOf(NotJsonException.class);
  }

  @Test
  void aDocumentThatIsTooDeepIsNone() throws NotJsonException {
    String deep = "[".repeat(1000) + "]".repeat(1000);

    assertThat(written(Json.read(deep).plain())).isEqualTo(deep);
    NotJsonException e =
        catchThrowableOfType(NotJsonException.class, () -> Json.read("\n[" + deep + "]"));
    assertThat(e.line()).isEqualTo(2);
  }
}
