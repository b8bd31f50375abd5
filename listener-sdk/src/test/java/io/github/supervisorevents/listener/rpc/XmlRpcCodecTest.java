package io.github.supervisorevents.listener.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class XmlRpcCodecTest {
  private static final String HEAD = "<?xml version='1.0'?>\n";

  /** What xmlrpc.client of Python 3.11 writes with allow_none for one of each type. */
  private static final String FROM_PYTHON =
      """
      <?xml version='1.0'?>
      <methodResponse>
      <params>
      <param>
      <value><struct>
      <member>
      <name>i</name>
      <value><int>-5</int></value>
      </member>
      <member>
      <name>b</name>
      <value><boolean>1</boolean></value>
      </member>
      <member>
      <name>d</name>
      <value><double>1e+16</double></value>
      </member>
      <member>
      <name>s</name>
      <value><string>&lt;gr\u00f6\u00dfe&gt; &amp; \ud83d\ude00</string></value>
      </member>
      <member>
      <name>none</name>
      <value><nil/></value></member>
      <member>
      <name>bin</name>
      <value><base64>
      AAH/
      </base64></value>
      </member>
      <member>
      <name>when</name>
      <value><dateTime.iso8601>20261120T09:34:06</dateTime.iso8601></value>
      </member>
      <member>
      <name>l</name>
      <value><array><data>
      <value><string></string></value>
      <value><array><data>
      </data></array></value>
      <value><struct>
      </struct></value>
      </data></array></value>
      </member>
      </struct></value>
      </param>
      </params>
      </methodResponse>
      """;

  private static XmlRpcValue everything() {
    Map<String, XmlRpcValue> members = new LinkedHashMap<>();
    members.put("i", XmlRpcValue.of(-5));
    members.put("b", XmlRpcValue.of(true));
    members.put("d", new XmlRpcValue.Real(1e16));
    members.put("s", XmlRpcValue.of("<gr\u00f6\u00dfe> & \ud83d\ude00"));
    members.put("none", new XmlRpcValue.Nil());
    members.put("bin", new XmlRpcValue.Base64(new byte[] {0, 1, -1}));
    members.put("when", new XmlRpcValue.DateTime(LocalDateTime.of(2026, 11, 20, 9, 34, 6)));
    members.put(
        "l",
        XmlRpcValue.of(
            List.of(
                XmlRpcValue.of(""), XmlRpcValue.of(List.of()), new XmlRpcValue.Struct(Map.of()))));
    return new XmlRpcValue.Struct(members);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static XmlRpcValue value(String xml) throws XmlRpcFormatException {
    String document =
        "<methodResponse><params><param>" + xml + "</param></params></methodResponse>";
    return ((XmlRpcReply.Success) XmlRpcCodec.decodeReply(utf8(document))).value();
  }

  @Test
  void whatPythonWritesIsRead() throws Exception {
    assertThat(XmlRpcCodec.decodeReply(utf8(FROM_PYTHON)))
        .isEqualTo(new XmlRpcReply.Success(everything()));
  }

  @Test
  void everyTypeSurvivesAReply() throws Exception {
    XmlRpcReply reply = new XmlRpcReply.Success(everything());

    assertThat(XmlRpcCodec.decodeReply(XmlRpcCodec.encode(reply))).isEqualTo(reply);
  }

  @Test
  void everyTypeSurvivesACall() throws Exception {
    XmlRpcCall call = XmlRpcCall.of("supervisor.x", everything(), XmlRpcValue.of(1L << 40));

    assertThat(XmlRpcCodec.decodeCall(XmlRpcCodec.encode(call))).isEqualTo(call);
  }

  @Test
  void aFaultSurvives() throws Exception {
    XmlRpcReply fault = new XmlRpcReply.Fault(10, "BAD_NAME: <gr\u00f6\u00dfe>");

    assertThat(XmlRpcCodec.decodeReply(XmlRpcCodec.encode(fault))).isEqualTo(fault);
  }

  @Test
  void everyCharacterOfTextSurvivesACall() throws Exception {
    StringBuilder all = new StringBuilder();
    for (int c = 0; c <= 0x10FFFF; c += c < 0x3000 ? 1 : 0x101) {
      if (c < 0xD800 || c > 0xDFFF) {
        all.appendCodePoint(c);
      }
    }
    XmlRpcCall call = XmlRpcCall.of("x.y", XmlRpcValue.of(all.toString()));

    XmlRpcValue read = XmlRpcCodec.decodeCall(XmlRpcCodec.encode(call)).params().get(0);

    assertThat(read.asText()).isEqualTo(all.toString());
  }

  @Test
  void charactersThatXmlForbidsGoAsBase64InACall() {
    XmlRpcCall call = XmlRpcCall.of("x.y", XmlRpcValue.of("\u0003"));

    assertThat(new String(XmlRpcCodec.encode(call), StandardCharsets.UTF_8))
        .contains("<base64>Aw==</base64>");
  }

  @Test
  void charactersThatXmlForbidsAreReplacedInAReply() throws Exception {
    XmlRpcReply reply = new XmlRpcReply.Success(XmlRpcValue.of("\u001b[31m\ud800 \uffff\t\n"));

    assertThat(XmlRpcCodec.decodeReply(XmlRpcCodec.encode(reply)))
        .isEqualTo(new XmlRpcReply.Success(XmlRpcValue.of("\ufffd[31m\ufffd \ufffd\t\n")));
  }

  @Test
  void controlCharactersStayInARawReply() throws Exception {
    XmlRpcReply reply = new XmlRpcReply.Success(XmlRpcValue.of("\u001b[31m<\u0000\r\n\u0007"));

    assertThat(XmlRpcCodec.decodeReply(XmlRpcCodec.encodeRaw(reply))).isEqualTo(reply);
  }

  @Test
  void carriageReturnIsWrittenAsAReference() {
    XmlRpcReply reply = new XmlRpcReply.Success(XmlRpcValue.of("a\r\n"));

    assertThat(new String(XmlRpcCodec.encode(reply), StandardCharsets.UTF_8))
        .contains("<string>a&#13;\n</string>");
  }

  @Test
  void rawControlCharactersAreRead() throws Exception {
    assertThat(value("<value><string>\u001b[31mred\u0007\r\n</string></value>"))
        .isEqualTo(XmlRpcValue.of("\u001b[31mred\u0007\r\n"));
  }

  @Test
  void valueWithoutTypeIsAString() throws Exception {
    assertThat(value("<value> a&lt;b </value>")).isEqualTo(XmlRpcValue.of(" a<b "));
    assertThat(value("<value/>")).isEqualTo(XmlRpcValue.of(""));
    assertThat(value("<value></value>")).isEqualTo(XmlRpcValue.of(""));
  }

  @Test
  void referencesCdataCommentsAndAttributesAreRead() throws Exception {
    assertThat(
            value(
                "<!-- c --><value ><string a='>' b = \"x\">&#65;&#x1F600;&quot;&apos;<!-- - -->"
                    + "<![CDATA[<&]]><?pi ?>!</string ></value>"))
        .isEqualTo(XmlRpcValue.of("A\ud83d\ude00\"'<&!"));
  }

  @Test
  void emptyElementsAreRead() throws Exception {
    assertThat(value("<value><string/></value>")).isEqualTo(XmlRpcValue.of(""));
    assertThat(value("<value><array><data/></array></value>")).isEqualTo(XmlRpcValue.of(List.of()));
    assertThat(value("<value><struct/></value>")).isEqualTo(new XmlRpcValue.Struct(Map.of()));
    assertThat(value("<value><base64/></value>")).isEqualTo(new XmlRpcValue.Base64(new byte[0]));
  }

  @Test
  void callWithoutParamsIsRead() throws Exception {
    String call = "<methodCall><methodName> a.b </methodName></methodCall>";

    assertThat(XmlRpcCodec.decodeCall(utf8(call))).isEqualTo(XmlRpcCall.of("a.b"));
  }

  @Test
  void declaredEncodingIsObeyed() throws Exception {
    Charset latin1 = StandardCharsets.ISO_8859_1;
    String document =
        "<?xml version=\"1.0\" encoding=\"iso-8859-1\"?><methodResponse><params><param>"
            + "<value>\u00e4</value></param></params></methodResponse>";

    assertThat(XmlRpcCodec.decodeReply(document.getBytes(latin1)))
        .isEqualTo(new XmlRpcReply.Success(XmlRpcValue.of("\u00e4")));
  }

  @Test
  void unknownEncodingIsRefused() {
    assertThatThrownBy(
            () -> XmlRpcCodec.decodeReply(utf8("<?xml version='1.0' encoding='utf-16'?><a/>")))
        .hasMessage("expected the encoding UTF-8, US-ASCII or ISO-8859-1, found \"utf-16\"");
  }

  @Test
  void aDtdIsRefused() {
    String bomb =
        "<!DOCTYPE x [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]>"
            + "<methodResponse><params><param><value>&b;</value></param></params></methodResponse>";

    assertThatThrownBy(() -> XmlRpcCodec.decodeReply(utf8(HEAD + bomb)))
        .isInstanceOf(XmlRpcFormatException.class)
        .hasMessageStartingWith("expected no DTD, found \"<!DOCTYPE x");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "&b;",
        "&",
        "&#1114112;",
        "&#-1;",
        "&#x;",
        "&#;",
        "&#99999999999;",
        "&lt",
        "a<int>1</int>",
        "<int>1</int>a",
        "<int></int>",
        "<int>1.5</int>",
        "<int>9223372036854775808</int>",
        "<boolean>true</boolean>",
        "<boolean></boolean>",
        "<double>NaN</double>",
        "<double>0x1p3</double>",
        "<double>1e999</double>",
        "<double>1d</double>",
        "<dateTime.iso8601>20261340T09:34:06</dateTime.iso8601>",
        "<dateTime.iso8601>yesterday</dateTime.iso8601>",
        "<base64>!</base64>",
        "<array></array>",
        "<array><data><int>1</int></data></array>",
        "<struct><member><name>a</name></member></struct>",
        "<struct><member><value>a</value></member></struct>",
        "<struct><value>a</value></struct>",
        "<string>a</int>",
        "<string><b/></string>",
        "<string a>x</string>",
        "<string a=x>x</string>",
        "<string a='x>x</string>",
        "<unknown/>",
        "<>",
        "< string/>",
        "<![CDATA[",
        "<!--",
        "<?",
        "</value></value>"
      })
  void whatIsNotXmlRpcIsRefused(String content) {
    assertThatThrownBy(() -> value("<value>" + content + "</value>"))
        .isInstanceOf(XmlRpcFormatException.class)
        .hasMessageContaining("expected ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "hello",
        "<html><body>502 Bad Gateway</body></html>",
        "{\"result\": true}",
        "<methodResponse/>",
        "<methodResponse><params/></methodResponse>",
        "<methodResponse><params><param><value/></param><param><value/></param></params>"
            + "</methodResponse>",
        "<methodResponse><fault><value>no struct</value></fault></methodResponse>",
        "<methodResponse><fault><value><struct/></value></fault></methodResponse>",
        "<methodResponse><params><param><value/></param></params></methodResponse><more/>"
      })
  void whatIsNoReplyIsRefused(String document) {
    assertThatThrownBy(() -> XmlRpcCodec.decodeReply(utf8(document)))
        .isInstanceOf(XmlRpcFormatException.class)
        .hasMessageStartingWith("expected ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<methodCall><params/></methodCall>",
        "<methodCall><methodName/></methodCall>",
        "<methodCall><methodName> </methodName><params/></methodCall>",
        "<methodCall><methodName>a</methodName><params/><params/></methodCall>"
      })
  void whatIsNoCallIsRefused(String document) {
    assertThatThrownBy(() -> XmlRpcCodec.decodeCall(utf8(document)))
        .isInstanceOf(XmlRpcFormatException.class)
        .hasMessageStartingWith("expected ");
  }

  @Test
  void nestingIsBounded() throws Exception {
    assertThat(value(nested(XmlRpcCodec.MAX_DEPTH))).isInstanceOf(XmlRpcValue.Array.class);
    for (int depth : new int[] {XmlRpcCodec.MAX_DEPTH + 1, 100_000}) {
      assertThatThrownBy(() -> value(nested(depth)))
          .isInstanceOf(XmlRpcFormatException.class)
          .hasMessage("expected values at most 64 deep, found more");
    }
  }

  private static String nested(int depth) {
    return "<value><array><data>".repeat(depth - 1)
        + "<value/>"
        + "</data></array></value>".repeat(depth - 1);
  }

  @Test
  void aReplyCutAnywhereIsRefused() {
    byte[] whole = utf8(FROM_PYTHON.strip());

    for (int length = 0; length < whole.length; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> XmlRpcCodec.decodeReply(cut))
          .as("cut after %s bytes", length)
          .isInstanceOf(XmlRpcFormatException.class);
    }
  }

  @Test
  void aDamagedDocumentIsReadOrRefusedButBreaksNothing() {
    byte[] whole = utf8(FROM_PYTHON);
    byte[] marks = utf8("<>&;/'\"!-?[]=#x0");
    Random random = new Random(4711);
    int refused = 0;

    for (int round = 0; round < 20_000; round++) {
      byte[] damaged = whole.clone();
      for (int i = random.nextInt(3); i >= 0; i--) {
        damaged[random.nextInt(damaged.length)] =
            random.nextBoolean() ? marks[random.nextInt(marks.length)] : (byte) random.nextInt(256);
      }
      try {
        XmlRpcCodec.decodeReply(damaged);
      } catch (XmlRpcFormatException e) {
        refused++;
      }
    }

    assertThat(refused).isBetween(1, 20_000);
  }

  @Test
  void accessorsSayWhatTheyFound() throws Exception {
    XmlRpcValue text = XmlRpcValue.of("x".repeat(200));
    XmlRpcValue.Struct struct = new XmlRpcValue.Struct(Map.of("a", text));

    assertThatThrownBy(text::asInt)
        .hasMessageStartingWith("expected an int of 32 bits, found Text[text=xxx")
        .hasMessageEndingWith("x...");
    assertThatThrownBy(() -> XmlRpcValue.of(1L << 40).asInt())
        .hasMessage("expected an int of 32 bits, found Int[number=1099511627776]");
    assertThatThrownBy(() -> struct.get("b")).hasMessage("expected a member \"b\", found [a]");
    assertThatThrownBy(struct::asText).hasMessageStartingWith("expected a string, found Struct");
    assertThatThrownBy(text::asList).hasMessageStartingWith("expected an array, found Text");
    assertThatThrownBy(text::asStruct).hasMessageStartingWith("expected a struct, found Text");
    assertThatThrownBy(text::asBoolean).hasMessageStartingWith("expected a boolean, found Text");
    assertThat(XmlRpcValue.of(1).asBoolean()).isTrue();
  }
}
