package io.github.supervisorevents.supervisor.rpc;

import io.github.supervisorevents.listener.rpc.XmlRpcCall;
import io.github.supervisorevents.listener.rpc.XmlRpcCodec;
import io.github.supervisorevents.listener.rpc.XmlRpcFormatException;
import io.github.supervisorevents.listener.rpc.XmlRpcReply;
import io.github.supervisorevents.supervisor.control.InMemoryControl;
import io.github.supervisorevents.supervisor.state.ProcessState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Whatever a client calls gets a result or a fault that can be sent; Jazzer looks for files that a
 * client might name.
 */
public final class RequestFuzz {
  private static final Path LOG = log();

  private RequestFuzz() {}

  public static void fuzzerTestOneInput(byte[] body) throws XmlRpcFormatException {
    XmlRpcCall call;
    try {
      call = XmlRpcCodec.decodeCall(body);
    } catch (XmlRpcFormatException refused) {
      return;
    }
    InMemoryControl control = new InMemoryControl();
    control.mainLog(LOG);
    control.add("web", "web_00", ProcessState.RUNNING, Optional.of(LOG));
    control.add("batch", "batch", ProcessState.STOPPED, Optional.empty());
    CompletableFuture<XmlRpcReply> reply =
        new RpcInterface(control, "4.2.5", ZoneOffset.UTC, Runnable::run).call(call);
    control.release();
    if (!reply.isDone()) {
      throw new AssertionError("no answer to " + call);
    }
    XmlRpcCodec.decodeReply(XmlRpcCodec.encode(reply.join()));
  }

  private static Path log() {
    try {
      Path file = Files.createTempFile("fuzz", ".log");
      file.toFile().deleteOnExit();
      return Files.writeString(file, "a line\nand a d\u00e9bris\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
