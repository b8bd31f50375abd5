package io.github.supervisorevents.listener.rpc;

import java.util.ArrayList;
import java.util.List;

/** Results that several methods have in common. */
final class Results {
  private Results() {}

  /** supervisord's "true, or a fault". */
  static Boolean flag(XmlRpcValue value) throws XmlRpcFormatException {
    return value.asBoolean();
  }

  static <T> RpcCall.ResultReader<List<T>> listOf(RpcCall.ResultReader<T> element) {
    return value -> {
      List<T> list = new ArrayList<>();
      for (XmlRpcValue item : value.asList()) {
        list.add(element.read(item));
      }
      return List.copyOf(list);
    };
  }
}
