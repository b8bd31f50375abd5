package io.github.supervisorevents.listener.rpc;

/**
 * Calls and replies to bytes and back, for a client and for a server.
 *
 * <pre>{@code
 * <?xml version='1.0'?>
 * <methodCall>
 *   <methodName>supervisor.getProcessInfo</methodName>
 *   <params><param><value><string>web:web_00</string></value></param></params>
 * </methodCall>
 *
 * <methodResponse><params><param><value>...</value></param></params></methodResponse>
 * <methodResponse><fault><value><struct>faultCode, faultString</struct></value></fault></methodResponse>
 * }</pre>
 *
 * <p>What is read: UTF-8 (or what the XML declaration names, of US-ASCII and ISO-8859-1), elements,
 * text, the five entities of XML, numeric references, CDATA, comments and processing instructions.
 * There are no DTDs and no other entities, so nothing can expand or be fetched; values nest at most
 * {@value #MAX_DEPTH} deep. Control characters that XML forbids are accepted, because supervisord
 * sends them raw in the tail of a log, and line ends are kept as they are.
 *
 * <p>What is written is always well-formed: in a call a string with characters that XML forbids
 * goes as base64, which supervisord takes for the string it holds; in a reply, where existing
 * clients would not, such a character becomes U+FFFD. A carriage return goes as a reference, so
 * that it survives every parser.
 *
 * <p>Stateless; any thread may use it. The size of what is read is the caller's to bound.
 */
public final class XmlRpcCodec {
  /**
   * The header of a request whose sender reads control characters that XML forbids, with the value
   * {@code raw}. {@link SupervisorClient} sends it; a server may then answer with {@link
   * #encodeRaw}, so that the colours of a log arrive.
   */
  public static final String CONTROL_CHARACTERS_HEADER = "X-Control-Characters";

  /** How deep values may be nested in one another. */
  public static final int MAX_DEPTH = 64;

  private XmlRpcCodec() {}

  /**
   * Writes a call.
   *
   * @param call what to ask
   * @return the document in UTF-8
   */
  public static byte[] encode(XmlRpcCall call) {
    XmlRpcWriter writer = new XmlRpcWriter(512, XmlRpcWriter.Unspeakable.AS_BASE64);
    writer.call(call);
    return writer.toBytes();
  }

  /**
   * Writes a reply.
   *
   * @param reply a value or a fault
   * @return the document in UTF-8
   */
  public static byte[] encode(XmlRpcReply reply) {
    XmlRpcWriter writer = new XmlRpcWriter(4096, XmlRpcWriter.Unspeakable.REPLACED);
    writer.reply(reply);
    return writer.toBytes();
  }

  /**
   * Writes a reply with control characters as they are, as supervisord does. Only for a reader that
   * takes them, see {@link #CONTROL_CHARACTERS_HEADER}; to others it is not XML.
   *
   * @param reply a value or a fault
   * @return the document in UTF-8
   */
  public static byte[] encodeRaw(XmlRpcReply reply) {
    XmlRpcWriter writer = new XmlRpcWriter(4096, XmlRpcWriter.Unspeakable.KEPT);
    writer.reply(reply);
    return writer.toBytes();
  }

  /**
   * Reads a call.
   *
   * @param document the body of a request
   * @return the call
   * @throws XmlRpcFormatException when the bytes are something else, or not all of it
   */
  public static XmlRpcCall decodeCall(byte[] document) throws XmlRpcFormatException {
    return new XmlRpcReader(XmlScanner.of(document)).call();
  }

  /**
   * Reads a reply.
   *
   * @param document the body of a response
   * @return a value or a fault
   * @throws XmlRpcFormatException when the bytes are something else, or not all of it
   */
  public static XmlRpcReply decodeReply(byte[] document) throws XmlRpcFormatException {
    return new XmlRpcReader(XmlScanner.of(document)).reply();
  }
}
