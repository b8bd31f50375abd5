package io.github.supervisorevents.listener.rpc;

import java.util.List;

/**
 * How the configuration that was read differs from what is active, as names of groups.
 *
 * @param added in the configuration, not active
 * @param changed active with other settings
 * @param removed active, no longer in the configuration
 */
public record ConfigChanges(List<String> added, List<String> changed, List<String> removed) {
  private static final RpcCall.ResultReader<List<String>> NAMES =
      Results.listOf(XmlRpcValue::asText);

  /**
   * Copies the lists.
   *
   * @param added in the configuration, not active
   * @param changed active with other settings
   * @param removed active, no longer in the configuration
   */
  public ConfigChanges {
    added = List.copyOf(added);
    changed = List.copyOf(changed);
    removed = List.copyOf(removed);
  }

  /** supervisord wraps the three lists in an array of one. */
  static ConfigChanges of(XmlRpcValue value) throws XmlRpcFormatException {
    List<XmlRpcValue> outer = value.asList();
    List<XmlRpcValue> lists = outer.size() == 1 ? outer.get(0).asList() : outer;
    if (lists.size() != 3) {
      throw new XmlRpcFormatException(
          "expected added, changed and removed, found " + lists.size() + " values");
    }
    return new ConfigChanges(
        NAMES.read(lists.get(0)), NAMES.read(lists.get(1)), NAMES.read(lists.get(2)));
  }
}
