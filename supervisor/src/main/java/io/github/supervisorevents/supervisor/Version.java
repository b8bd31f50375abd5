package io.github.supervisorevents.supervisor;

/** Which version this is. */
final class Version {
  /** The version of the build; {@code development} outside of a jar. */
  static final String TEXT =
      java.util.Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
          .orElse("development");

  private Version() {}
}
