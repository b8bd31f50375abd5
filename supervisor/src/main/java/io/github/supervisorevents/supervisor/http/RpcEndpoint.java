package io.github.supervisorevents.supervisor.http;

import io.github.supervisorevents.listener.rpc.XmlRpcCall;
import io.github.supervisorevents.listener.rpc.XmlRpcCodec;
import io.github.supervisorevents.listener.rpc.XmlRpcFormatException;
import io.github.supervisorevents.listener.rpc.XmlRpcReply;
import io.github.supervisorevents.supervisor.rpc.RpcInterface;
import io.github.supervisorevents.supervisor.spec.LogLevel;
import java.util.concurrent.Executor;
import org.eclipse.jetty.http.HttpHeader;

/** XML-RPC at {@code /RPC2}. */
final class RpcEndpoint implements Endpoint {
  private static final String PATH = "/RPC2";

  private final RpcInterface methods;
  private final RequestBody bodies;
  private final Executor executor;
  private final HttpLog log;

  RpcEndpoint(RpcInterface methods, RequestBody bodies, Executor executor, HttpLog log) {
    this.methods = methods;
    this.bodies = bodies;
    this.executor = executor;
    this.log = log;
  }

  @Override
  public boolean serves(String path) {
    return path.startsWith(PATH);
  }

  @Override
  public void handle(Exchange exchange) {
    if (!exchange.method().equals("POST")) {
      exchange.response().getHeaders().put(HttpHeader.ALLOW, "POST");
      exchange.refuseUnread(405, "XML-RPC calls are sent with POST");
      return;
    }
    bodies.read(exchange, body -> call(exchange, body));
  }

  private void call(Exchange exchange, byte[] body) {
    XmlRpcCall call;
    try {
      call = XmlRpcCodec.decodeCall(body);
    } catch (XmlRpcFormatException wrong) {
      log.log(LogLevel.ERROR, "an XML-RPC request cannot be read: " + wrong.getMessage());
      exchange.refuse(400, wrong.getMessage());
      return;
    }
    methods
        .call(call)
        .thenAcceptAsync(
            reply -> exchange.answer(200, "text/xml", encode(exchange, reply)), executor)
        .exceptionally(
            defect -> {
              log.log(LogLevel.CRITICAL, "answering " + call.method() + " failed: " + defect);
              exchange.callback().failed(defect);
              return null;
            });
  }

  private static byte[] encode(Exchange exchange, XmlRpcReply reply) {
    String control = exchange.request().getHeaders().get(XmlRpcCodec.CONTROL_CHARACTERS_HEADER);
    return "raw".equals(control) ? XmlRpcCodec.encodeRaw(reply) : XmlRpcCodec.encode(reply);
  }
}
