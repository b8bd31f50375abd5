package io.github.supervisorevents.notifier.channel;

import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The channel types that were added to the class path. Immutable. */
public final class ChannelProviders {
  private final Map<String, ChannelProvider> byType;

  private ChannelProviders(Map<String, ChannelProvider> byType) {
    this.byType = Map.copyOf(byType);
  }

  /**
   * Looks for them.
   *
   * @throws IllegalArgumentException when one cannot be loaded, or two have the same type; the
   *     message says which
   */
  public static ChannelProviders onClassPath() {
    try {
      List<ChannelProvider> found =
          ServiceLoader.load(ChannelProvider.class).stream()
              .map(ServiceLoader.Provider::get)
              .toList();
      return new ChannelProviders(
          found.stream()
              .collect(
                  Collectors.toMap(
                      ChannelProvider::type,
                      Function.identity(),
                      (one, other) -> {
                        throw twice(one, other);
                      })));
    } catch (ServiceConfigurationError e) {
      throw new IllegalArgumentException(
          "a channel plug-in cannot be loaded: " + e.getMessage(), e);
    }
  }

  private static IllegalArgumentException twice(ChannelProvider one, ChannelProvider other) {
    return new IllegalArgumentException(
        "two channel plug-ins have the type %s: %s and %s"
            .formatted(one.type(), one.getClass().getName(), other.getClass().getName()));
  }

  /** Their types, in order of the alphabet. */
  public List<String> types() {
    return byType.keySet().stream().sorted().toList();
  }

  /**
   * The one with this type.
   *
   * @throws IllegalArgumentException when there is none; the message names those there are
   */
  public ChannelProvider named(String type) {
    ChannelProvider provider = byType.get(type);
    if (provider == null) {
      throw new IllegalArgumentException(
          "there is no channel plug-in of type %s; found: %s".formatted(type, types()));
    }
    return provider;
  }
}
