/**
 * What a configuration says, as immutable records: defaults filled in, everything expanded, checked
 * and typed.
 */
package io.github.supervisorevents.supervisor.spec;
