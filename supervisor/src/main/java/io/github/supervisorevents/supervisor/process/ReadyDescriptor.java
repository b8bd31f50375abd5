package io.github.supervisorevents.supervisor.process;

/** Something that a descriptor belongs to, and that is told when the descriptor is ready. */
public interface ReadyDescriptor {
  /**
   * The descriptor can be read or written, or it has failed.
   *
   * @param ready bits of {@link io.github.supervisorevents.supervisor.posix.Poller}
   */
  void ready(int ready);
}
