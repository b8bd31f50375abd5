package io.github.supervisorevents.notifier.doctor;

/**
 * A key and its value, as written; comments and white space around it are gone.
 *
 * @param key in lower case
 * @param value lines of a continued value are joined with LF
 */
record ConfEntry(String key, String value, Place place) {}
