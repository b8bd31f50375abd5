package io.github.supervisorevents.supervisor.config;

import java.util.function.Function;

/** Tells of what is written in Python and therefore cannot be used. */
final class PluginCheck {
  private static final String FACTORY = "supervisor.rpcinterface_factory";
  private static final String OWN_FACTORY = "supervisor.rpcinterface:make_main_rpcinterface";

  private PluginCheck() {}

  static void check(IniDocument document, Function<IniSection, SectionReader> readers) {
    document.ofKind("rpcinterface").forEach(section -> rpcInterface(readers.apply(section)));
    for (IniSection section : document.ofKind("ctlplugin")) {
      readers
          .apply(section)
          .warning(
              "supervisorctl plugins written in Python are not supported, this one is ignored");
    }
  }

  private static void rpcInterface(SectionReader reader) {
    String factory = reader.raw(FACTORY).orElse("");
    if (factory.isEmpty()) {
      reader.error("has no " + FACTORY);
    } else if (!factory.equals(OWN_FACTORY)) {
      reader.warning(
          FACTORY,
          "found \""
              + factory
              + "\"; RPC interfaces written in Python are not supported, this one is ignored");
    }
  }
}
