package io.github.supervisorevents.notifier.cli;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** Which version this is. */
final class Version implements IVersionProvider {
  static String number() {
    return Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
        .orElse("development");
  }

  @Override
  public String[] getVersion() {
    return new String[] {"supervisor-notifier " + number(), "Java " + Runtime.version()};
  }
}
