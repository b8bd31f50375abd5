package io.github.supervisorevents.supervisor.config;

/** From text to a value. */
@FunctionalInterface
interface Conversion<T> {
  /**
   * The value that the text stands for.
   *
   * @throws BadValueException if it stands for none
   */
  T convert(String text) throws BadValueException;
}
