package io.github.supervisorevents.notifier.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** {@code 4711}; supervisorctl says 0 for what does not run, and words for what is not there. */
final class ProcessIdConverter implements ITypeConverter<Long> {
  @Override
  public Long convert(String text) {
    try {
      long pid = Long.parseLong(text);
      if (pid > 0) {
        return pid;
      }
    } catch (NumberFormatException e) {
      // Said below.
    }
    throw new TypeConversionException(
        "expected the process id of a running notifier, found: "
            + (text.equals("0") ? "0, which supervisorctl says of what does not run" : text));
  }
}
