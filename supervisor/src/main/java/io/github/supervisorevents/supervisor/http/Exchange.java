package io.github.supervisorevents.supervisor.http;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * A request and its answer.
 *
 * @param callback to be called once, when the answer was given or cannot be
 */
record Exchange(Request request, Response response, Callback callback) {
  String method() {
    return request.getMethod();
  }

  /** The path, decoded. */
  String path() {
    return request.getHttpURI().getDecodedPath();
  }

  String header(HttpHeader name) {
    String value = request.getHeaders().get(name);
    return value == null ? "" : value;
  }

  /** Answers with a whole body. */
  void answer(int status, String contentType, byte[] body) {
    response.setStatus(status);
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, contentType);
    response.getHeaders().put(HttpHeader.CONTENT_LENGTH, body.length);
    response.write(true, ByteBuffer.wrap(body), callback);
  }

  /** Answers that it was refused or failed. */
  void refuse(int status, String why) {
    answer(
        status,
        "text/plain;charset=utf-8",
        (status + " " + why + "\n").getBytes(StandardCharsets.UTF_8));
  }

  /** Refuses a request whose body was not read: what still comes is not another request. */
  void refuseUnread(int status, String why) {
    response.getHeaders().put(HttpHeader.CONNECTION, "close");
    refuse(status, why);
  }
}
