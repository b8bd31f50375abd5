package io.github.supervisorevents.supervisor.spec;

import java.util.OptionalInt;

/**
 * The owner of a socket file: {@code chown}.
 *
 * @param gid empty: the group stays what it is
 */
public record OwnerSpec(int uid, OptionalInt gid) {}
