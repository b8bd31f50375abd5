package io.github.supervisorevents.notifier.config;

/**
 * A setting as it is in force, fit to be shown.
 *
 * @param setting which
 * @param shown its value; {@code ***} for a secret
 * @param origin where the value came from, in words
 */
public record EffectiveSetting(Setting setting, String shown, String origin) {}
