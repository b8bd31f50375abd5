package io.github.supervisorevents.supervisor.config;

/**
 * A key and its value as written: comments and white space around it are gone, nothing is expanded.
 *
 * @param key in lower case
 * @param value lines of a continued value are joined with LF
 */
record IniEntry(String key, String value, Place place) {}
