package io.github.supervisorevents.listener.rpc;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The form of {@code system.multicall}. */
final class Multicall {
  private Multicall() {}

  static XmlRpcCall request(List<? extends RpcCall<?>> calls) {
    List<XmlRpcValue> structs = new ArrayList<>();
    for (RpcCall<?> call : calls) {
      Map<String, XmlRpcValue> struct = new LinkedHashMap<>();
      struct.put("methodName", XmlRpcValue.of(call.request().method()));
      struct.put("params", XmlRpcValue.of(call.request().params()));
      structs.add(new XmlRpcValue.Struct(struct));
    }
    return XmlRpcCall.of("system.multicall", XmlRpcValue.of(structs));
  }

  static MulticallResult result(
      ServerAddress address, List<? extends RpcCall<?>> calls, XmlRpcValue answers)
      throws XmlRpcFormatException {
    List<XmlRpcValue> values = answers.asList();
    if (values.size() != calls.size()) {
      throw new XmlRpcFormatException(
          "expected " + calls.size() + " results, found " + values.size());
    }
    Map<RpcCall<?>, XmlRpcReply> replies = new IdentityHashMap<>();
    for (int i = 0; i < values.size(); i++) {
      replies.put(calls.get(i), reply(values.get(i)));
    }
    return new MulticallResult(address, replies);
  }

  /** supervisord gives the bare value, not an array of one as others do, or a fault's struct. */
  private static XmlRpcReply reply(XmlRpcValue value) throws XmlRpcFormatException {
    if (value instanceof XmlRpcValue.Struct struct && struct.members().containsKey("faultCode")) {
      return new XmlRpcReply.Fault(
          struct.get("faultCode").asInt(), struct.get("faultString").asText());
    }
    return new XmlRpcReply.Success(value);
  }
}
