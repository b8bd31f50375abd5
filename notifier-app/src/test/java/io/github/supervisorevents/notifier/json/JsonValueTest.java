package io.github.supervisorevents.notifier.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class JsonValueTest {
  private static final String TEXT =
      """
      {"name":"web","pid":7,"big":9007199254740993,"half":2.5,"yes":true,"no":null,
       "quoted":" 12 ","list":["a",1,{"deep":[true]}],"map":{"b":1,"a":"x"}}
      """;

  private static JsonValue value() throws NotJsonException {
    return Json.read(TEXT);
  }

  @Test
  void partsAreThere() throws NotJsonException {
    assertThat(value().path("name").asText()).isEqualTo("web");
    assertThat(value().path("pid").asInt()).isEqualTo(7);
    assertThat(value().path("big").asLong()).isEqualTo(9007199254740993L);
    assertThat(value().path("half").asInt()).isEqualTo(2);
    assertThat(value().path("yes").asBoolean()).isTrue();
    assertThat(value().path("list").path(2).path("deep").path(0).asBoolean()).isTrue();
    assertThat(value().path("list").items())
        .extracting(JsonValue::asText)
        .containsExactly("a", "1", "");
    assertThat(value().path("map").fields().keySet()).containsExactly("b", "a");
    assertThat(value().required("name").asText()).isEqualTo("web");
  }

  @Test
  void whatIsNotThereIsNothing() throws NotJsonException {
    JsonValue nothing = value().path("name").path("x").path(3).path("y");

    assertThat(nothing).isSameAs(JsonValue.NOTHING);
    assertThat(nothing.asText()).isEmpty();
    assertThat(nothing.asInt()).isZero();
    assertThat(nothing.asInt(5)).isEqualTo(5);
    assertThat(nothing.asLong()).isZero();
    assertThat(nothing.asBoolean()).isFalse();
    assertThat(nothing.items()).isEmpty();
    assertThat(nothing.fields()).isEmpty();
    assertThat(nothing.isScalar()).isFalse();
    assertThat(nothing.has("x")).isFalse();
    assertThatThrownBy(() -> value().required("pids"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no pids in it");
  }

  @Test
  void nullIsThere() throws NotJsonException {
    assertThat(value().has("no")).isTrue();
    assertThat(value().required("no").asText()).isEqualTo("null");
    assertThat(value().path("no").isScalar()).isFalse();
    assertThat(value().path("no").asInt(4)).isEqualTo(4);
  }

  @Test
  void numbersMayBeQuotedAndTextMayBeNone() throws NotJsonException {
    assertThat(value().path("quoted").asInt()).isEqualTo(12);
    assertThat(value().path("quoted").asLong()).isEqualTo(12);
    assertThat(value().path("name").asInt(9)).isEqualTo(9);
    assertThat(value().path("pid").asText()).isEqualTo("7");
    assertThat(value().path("half").asText()).isEqualTo("2.5");
    assertThat(value().path("yes").asText()).isEqualTo("true");
  }

  @Test
  void onlyTrueIsTrue() throws NotJsonException {
    assertThat(value().path("yes").isBoolean()).isTrue();
    assertThat(value().path("pid").isBoolean()).isFalse();
    assertThat(value().path("pid").asBoolean()).isFalse();
  }
}
