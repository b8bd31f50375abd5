package io.github.supervisorevents.listener.rpc;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads one document. For one thread. */
final class XmlRpcReader {
  private static final XmlRpcValue NIL = new XmlRpcValue.Nil();

  private final XmlScanner scanner;
  private int depth;

  XmlRpcReader(XmlScanner scanner) {
    this.scanner = scanner;
  }

  XmlRpcCall call() throws XmlRpcFormatException {
    scanner.open("methodCall");
    scanner.open("methodName");
    String method = scanner.text().strip();
    scanner.close("methodName");
    List<XmlRpcValue> params = scanner.isAtEnd() ? List.of() : params();
    scanner.close("methodCall");
    scanner.end();
    if (method.isEmpty()) {
      throw new XmlRpcFormatException("expected a method name, found none");
    }
    return new XmlRpcCall(method, params);
  }

  XmlRpcReply reply() throws XmlRpcFormatException {
    scanner.open("methodResponse");
    String kind = scanner.open();
    XmlRpcReply reply =
        switch (kind) {
          case "params" -> success();
          case "fault" -> fault();
          default ->
              throw new XmlRpcFormatException("expected <params> or <fault>, found <" + kind + ">");
        };
    scanner.close(kind);
    scanner.close("methodResponse");
    scanner.end();
    return reply;
  }

  private XmlRpcReply success() throws XmlRpcFormatException {
    return new XmlRpcReply.Success(param());
  }

  private XmlRpcReply fault() throws XmlRpcFormatException {
    XmlRpcValue.Struct fault = value().asStruct();
    return new XmlRpcReply.Fault(fault.get("faultCode").asInt(), fault.get("faultString").asText());
  }

  private List<XmlRpcValue> params() throws XmlRpcFormatException {
    List<XmlRpcValue> params = new ArrayList<>();
    scanner.open("params");
    while (!scanner.isAtEnd()) {
      params.add(param());
    }
    scanner.close("params");
    return params;
  }

  private XmlRpcValue param() throws XmlRpcFormatException {
    scanner.open("param");
    XmlRpcValue value = value();
    scanner.close("param");
    return value;
  }

  private XmlRpcValue value() throws XmlRpcFormatException {
    scanner.open("value");
    if (++depth > XmlRpcCodec.MAX_DEPTH) {
      throw new XmlRpcFormatException(
          "expected values at most " + XmlRpcCodec.MAX_DEPTH + " deep, found more");
    }
    String text = scanner.text();
    XmlRpcValue value;
    if (scanner.isAtEnd()) {
      value = new XmlRpcValue.Text(text);
    } else if (text.isBlank()) {
      value = typed();
    } else {
      throw scanner.unexpected("</value> after text");
    }
    scanner.close("value");
    depth--;
    return value;
  }

  private XmlRpcValue typed() throws XmlRpcFormatException {
    String type = scanner.open();
    XmlRpcValue value =
        switch (type) {
          case "string" -> new XmlRpcValue.Text(scanner.text());
          case "int", "i4", "i8", "i1", "i2", "ex:i8" -> integer(scanner.text());
          case "boolean" -> bool(scanner.text());
          case "double", "float" -> real(scanner.text());
          case "dateTime.iso8601" -> dateTime(scanner.text());
          case "base64" -> base64(scanner.text());
          case "array" -> array();
          case "struct" -> struct();
          case "nil", "ex:nil" -> NIL;
          default ->
              throw new XmlRpcFormatException("expected the type of a value, found <" + type + ">");
        };
    scanner.close(type);
    return value;
  }

  private static XmlRpcValue integer(String text) throws XmlRpcFormatException {
    try {
      return new XmlRpcValue.Int(Long.parseLong(text.strip()));
    } catch (NumberFormatException e) {
      throw new XmlRpcFormatException("expected a whole number, found " + quoted(text));
    }
  }

  private static XmlRpcValue bool(String text) throws XmlRpcFormatException {
    return switch (text.strip()) {
      case "1" -> new XmlRpcValue.Bool(true);
      case "0" -> new XmlRpcValue.Bool(false);
      default -> throw new XmlRpcFormatException("expected 0 or 1, found " + quoted(text));
    };
  }

  private static XmlRpcValue real(String text) throws XmlRpcFormatException {
    String number = text.strip();
    // parseDouble alone would also take hexadecimal, NaN and a suffix.
    if (number.matches("[-+0-9.eE]+")) {
      try {
        return new XmlRpcValue.Real(Double.parseDouble(number));
      } catch (IllegalArgumentException e) {
        throw new XmlRpcFormatException("expected a finite number, found " + quoted(text));
      }
    }
    throw new XmlRpcFormatException("expected a finite number, found " + quoted(text));
  }

  private static XmlRpcValue dateTime(String text) throws XmlRpcFormatException {
    Matcher time = Iso8601.FORM.matcher(text.strip());
    if (time.matches()) {
      try {
        return new XmlRpcValue.DateTime(
            LocalDateTime.of(
                Integer.parseInt(time.group(1)),
                Integer.parseInt(time.group(2)),
                Integer.parseInt(time.group(3)),
                Integer.parseInt(time.group(4)),
                Integer.parseInt(time.group(5)),
                Integer.parseInt(time.group(6))));
      } catch (DateTimeException e) {
        throw new XmlRpcFormatException("expected a date and time, found " + quoted(text));
      }
    }
    throw new XmlRpcFormatException("expected YYYYMMDDTHH:MM:SS, found " + quoted(text));
  }

  private static XmlRpcValue base64(String text) throws XmlRpcFormatException {
    try {
      return new XmlRpcValue.Base64(
          java.util.Base64.getDecoder().decode(text.replaceAll("\\s", "")));
    } catch (IllegalArgumentException e) {
      throw new XmlRpcFormatException("expected base64, found " + quoted(text));
    }
  }

  private XmlRpcValue array() throws XmlRpcFormatException {
    List<XmlRpcValue> values = new ArrayList<>();
    scanner.open("data");
    while (!scanner.isAtEnd()) {
      values.add(value());
    }
    scanner.close("data");
    return new XmlRpcValue.Array(values);
  }

  private XmlRpcValue struct() throws XmlRpcFormatException {
    Map<String, XmlRpcValue> members = new LinkedHashMap<>();
    while (!scanner.isAtEnd()) {
      scanner.open("member");
      scanner.open("name");
      String name = scanner.text();
      scanner.close("name");
      members.put(name, value());
      scanner.close("member");
    }
    return new XmlRpcValue.Struct(members);
  }

  private static String quoted(String text) {
    return "\"" + (text.length() <= 40 ? text : text.substring(0, 40) + "...") + "\"";
  }

  /** Loaded only when a date is read, which supervisord never sends. */
  private static final class Iso8601 {
    static final Pattern FORM =
        Pattern.compile("(\\d{4})-?(\\d\\d)-?(\\d\\d)T(\\d\\d):?(\\d\\d):?(\\d\\d)Z?");
  }
}
