package io.github.supervisorevents.listener.rpc;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Whatever comes in is a document or refused with a {@link XmlRpcFormatException}; what was read
 * can be written, and is then the same for ever.
 */
public final class XmlRpcFuzz {
  private XmlRpcFuzz() {}

  public static void fuzzerTestOneInput(byte[] document) throws XmlRpcFormatException {
    call(document);
    reply(document);
  }

  private static void call(byte[] document) throws XmlRpcFormatException {
    byte[] written;
    try {
      written = XmlRpcCodec.encode(XmlRpcCodec.decodeCall(document));
    } catch (XmlRpcFormatException documented) {
      return;
    }
    mustBeSame(written, XmlRpcCodec.encode(XmlRpcCodec.decodeCall(written)));
  }

  private static void reply(byte[] document) throws XmlRpcFormatException {
    byte[] written;
    try {
      written = XmlRpcCodec.encode(XmlRpcCodec.decodeReply(document));
    } catch (XmlRpcFormatException documented) {
      return;
    }
    mustBeSame(written, XmlRpcCodec.encode(XmlRpcCodec.decodeReply(written)));
  }

  private static void mustBeSame(byte[] written, byte[] again) {
    if (!Arrays.equals(written, again)) {
      throw new AssertionError(
          "written: "
              + new String(written, StandardCharsets.UTF_8)
              + ", read and written again: "
              + new String(again, StandardCharsets.UTF_8));
    }
  }
}
