package io.github.supervisorevents.listener.rpc;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes one document into a buffer that grows. For one thread. */
final class XmlRpcWriter {
  /** What becomes of a string with characters that XML has no form for. */
  enum Unspeakable {
    AS_BASE64,
    REPLACED,
    /** Control characters stay; what is no character at all is replaced. */
    KEPT
  }

  // What a reply is full of.
  private static final byte[] VALUE = bytes("<value>");
  private static final byte[] VALUE_END = bytes("</value>\n");
  private static final byte[] STRING = bytes("<string>");
  private static final byte[] STRING_END = bytes("</string>");
  private static final byte[] MEMBER = bytes("<member>\n<name>");
  private static final byte[] NAME_END = bytes("</name>\n");
  private static final byte[] MEMBER_END = bytes("</member>\n");
  private static final byte[] INT = bytes("<int>");
  private static final byte[] INT_END = bytes("</int>");

  private static final char REPLACEMENT = '\uFFFD';

  private final Unspeakable unspeakable;
  private byte[] buffer;
  private int size;

  XmlRpcWriter(int capacity, Unspeakable unspeakable) {
    this.buffer = new byte[capacity];
    this.unspeakable = unspeakable;
  }

  byte[] toBytes() {
    return Arrays.copyOf(buffer, size);
  }

  void call(XmlRpcCall call) {
    markup("<?xml version='1.0'?>\n<methodCall>\n<methodName>");
    text(call.method());
    markup("</methodName>\n<params>\n");
    for (XmlRpcValue param : call.params()) {
      param(param);
    }
    markup("</params>\n</methodCall>\n");
  }

  void reply(XmlRpcReply reply) {
    markup("<?xml version='1.0'?>\n<methodResponse>\n");
    if (reply instanceof XmlRpcReply.Success success) {
      markup("<params>\n");
      param(success.value());
      markup("</params>\n");
    } else if (reply instanceof XmlRpcReply.Fault fault) {
      markup("<fault>\n");
      fault(fault);
      markup("</fault>\n");
    }
    markup("</methodResponse>\n");
  }

  private void param(XmlRpcValue value) {
    markup("<param>\n");
    value(value);
    markup("</param>\n");
  }

  private void fault(XmlRpcReply.Fault fault) {
    Map<String, XmlRpcValue> members = new LinkedHashMap<>();
    members.put("faultCode", new XmlRpcValue.Int(fault.code()));
    members.put("faultString", new XmlRpcValue.Text(fault.text()));
    value(new XmlRpcValue.Struct(members));
  }

  private void value(XmlRpcValue value) {
    markup(VALUE);
    if (value instanceof XmlRpcValue.Text text) {
      string(text.text());
    } else if (value instanceof XmlRpcValue.Int number) {
      integer(number.number());
    } else if (value instanceof XmlRpcValue.Bool bool) {
      markup(bool.flag() ? "<boolean>1</boolean>" : "<boolean>0</boolean>");
    } else if (value instanceof XmlRpcValue.Real real) {
      element("double", BigDecimal.valueOf(real.number()).toPlainString());
    } else if (value instanceof XmlRpcValue.DateTime time) {
      element("dateTime.iso8601", iso8601(time.time()));
    } else if (value instanceof XmlRpcValue.Base64 base64) {
      base64(base64.bytes());
    } else if (value instanceof XmlRpcValue.Array array) {
      array(array);
    } else if (value instanceof XmlRpcValue.Struct struct) {
      struct(struct);
    } else {
      markup("<nil/>");
    }
    markup(VALUE_END);
  }

  private void string(String text) {
    if (unspeakable == Unspeakable.AS_BASE64 && !XmlCharacters.allAllowed(text)) {
      base64(text.getBytes(StandardCharsets.UTF_8));
      return;
    }
    markup(STRING);
    text(text);
    markup(STRING_END);
  }

  private void integer(long number) {
    if (number == (int) number) {
      markup(INT);
      markup(Long.toString(number));
      markup(INT_END);
    } else {
      element("i8", Long.toString(number));
    }
  }

  private void base64(byte[] bytes) {
    markup("<base64>");
    byte[] encoded = java.util.Base64.getEncoder().encode(bytes);
    reserve(encoded.length);
    System.arraycopy(encoded, 0, buffer, size, encoded.length);
    size += encoded.length;
    markup("</base64>");
  }

  private void array(XmlRpcValue.Array array) {
    markup("<array><data>\n");
    for (XmlRpcValue element : array.values()) {
      value(element);
    }
    markup("</data></array>");
  }

  private void struct(XmlRpcValue.Struct struct) {
    markup("<struct>\n");
    for (Map.Entry<String, XmlRpcValue> member : struct.members().entrySet()) {
      markup(MEMBER);
      text(member.getKey());
      markup(NAME_END);
      value(member.getValue());
      markup(MEMBER_END);
    }
    markup("</struct>");
  }

  private void element(String name, String content) {
    markup("<");
    markup(name);
    markup(">");
    markup(content);
    markup("</");
    markup(name);
    markup(">");
  }

  private static String iso8601(LocalDateTime time) {
    return String.format(
        java.util.Locale.ROOT,
        "%04d%02d%02dT%02d:%02d:%02d",
        time.getYear(),
        time.getMonthValue(),
        time.getDayOfMonth(),
        time.getHour(),
        time.getMinute(),
        time.getSecond());
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private void markup(byte[] ascii) {
    reserve(ascii.length);
    System.arraycopy(ascii, 0, buffer, size, ascii.length);
    size += ascii.length;
  }

  /** ASCII that needs no escaping. */
  private void markup(String ascii) {
    int length = ascii.length();
    reserve(length);
    for (int i = 0; i < length; i++) {
      buffer[size++] = (byte) ascii.charAt(i);
    }
  }

  private void text(String text) {
    int plain = plainStart(text);
    int length = text.length();
    for (int i = plain; i < length; i++) {
      char c = text.charAt(i);
      if (c < 0x80) {
        ascii(c);
      } else if (Character.isHighSurrogate(c)
          && i + 1 < length
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        utf8(Character.toCodePoint(c, text.charAt(++i)));
      } else {
        utf8(XmlCharacters.isAllowed(c) ? c : REPLACEMENT);
      }
    }
  }

  /** Writes the start of a text that needs no care, most often all of it, and says how much. */
  private int plainStart(String text) {
    int length = text.length();
    reserve(length);
    int i = 0;
    for (; i < length; i++) {
      char c = text.charAt(i);
      if (c < ' ' || c > '~' || c == '<' || c == '>' || c == '&') {
        break;
      }
      buffer[size++] = (byte) c;
    }
    return i;
  }

  private void ascii(char c) {
    switch (c) {
      case '<' -> markup("&lt;");
      case '>' -> markup("&gt;");
      case '&' -> markup("&amp;");
      case '\r' -> markup("&#13;");
      default -> {
        if (unspeakable == Unspeakable.KEPT || XmlCharacters.isAllowed(c)) {
          reserve(1);
          buffer[size++] = (byte) c;
        } else {
          utf8(REPLACEMENT);
        }
      }
    }
  }

  private void utf8(int codePoint) {
    reserve(4);
    if (codePoint < 0x800) {
      buffer[size++] = (byte) (0xC0 | codePoint >> 6);
    } else {
      if (codePoint < 0x10000) {
        buffer[size++] = (byte) (0xE0 | codePoint >> 12);
      } else {
        buffer[size++] = (byte) (0xF0 | codePoint >> 18);
        buffer[size++] = (byte) (0x80 | codePoint >> 12 & 0x3F);
      }
      buffer[size++] = (byte) (0x80 | codePoint >> 6 & 0x3F);
    }
    buffer[size++] = (byte) (0x80 | codePoint & 0x3F);
  }

  private void reserve(int more) {
    if (buffer.length - size < more) {
      buffer = Arrays.copyOf(buffer, Math.max(buffer.length * 2, size + more));
    }
  }
}
