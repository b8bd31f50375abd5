package io.github.supervisorevents.notifier.doctor;

import java.util.Objects;

/**
 * Something to be looked at in a supervisord.conf.
 *
 * @param weight how bad it is
 * @param place where it is written, or where it is missing
 * @param section the section it is about
 * @param problem what is wrong, and what comes of it; holds no secret
 * @param change the line to write, or what else to do
 */
public record Finding(Weight weight, Place place, String section, String problem, String change) {

  /** How bad it is. */
  public enum Weight {
    /** It does not work, or events get lost. */
    WRONG,
    /** It works until something happens. */
    RISKY
  }

  /** Checks. */
  public Finding {
    Objects.requireNonNull(weight, "weight");
    Objects.requireNonNull(place, "place");
    Objects.requireNonNull(section, "section");
    Objects.requireNonNull(problem, "problem");
    Objects.requireNonNull(change, "change");
  }

  static Finding wrong(ConfSection section, String key, String problem, String change) {
    return of(Weight.WRONG, section, key, problem, change);
  }

  static Finding risky(ConfSection section, String key, String problem, String change) {
    return of(Weight.RISKY, section, key, problem, change);
  }

  private static Finding of(
      Weight weight, ConfSection section, String key, String problem, String change) {
    return new Finding(weight, section.placeOf(key), section.name(), problem, change);
  }
}
