package io.github.supervisorevents.listener.rpc;

import java.util.List;

/**
 * The end of a log.
 *
 * @param text what was read
 * @param offset the end of the log in bytes, to be given to the next call
 * @param overflow whether there was more between the two calls than was asked for, so that some is
 *     missing before {@code text}
 */
public record LogTail(String text, long offset, boolean overflow) {
  static LogTail of(XmlRpcValue value) throws XmlRpcFormatException {
    List<XmlRpcValue> parts = value.asList();
    if (parts.size() != 3) {
      throw new XmlRpcFormatException(
          "expected text, offset and overflow, found " + parts.size() + " values");
    }
    return new LogTail(parts.get(0).asText(), parts.get(1).asLong(), parts.get(2).asBoolean());
  }
}
