package io.github.supervisorevents.supervisor.posix;

/**
 * A limit that the system sets to what a process may use.
 *
 * @param soft the one that counts; {@link #INFINITY} for none
 * @param hard how far the process may raise {@code soft} itself
 */
public record ResourceLimit(Resource resource, long soft, long hard) {
  /** No limit. */
  public static final long INFINITY = -1;

  /** What is limited. */
  public enum Resource {
    /** File descriptors of a process: {@code minfds}. */
    DESCRIPTORS(7, "nofile"),
    /** Processes of a user: {@code minprocs}. */
    PROCESSES(6, "nproc"),
    /** Size of a core dump in bytes. */
    CORE(4, "core");

    private final int number;
    private final String prlimitName;

    Resource(int number, String prlimitName) {
      this.number = number;
      this.prlimitName = prlimitName;
    }
  }

  /** The supervisor's own limit. */
  public static ResourceLimit of(Resource resource) {
    long[] both = new long[2];
    LibC.getrlimit(resource.number, both);
    return new ResourceLimit(resource, both[0], both[1]);
  }

  /** Makes this the supervisor's own limit; 0 or a negated error number (EPERM: above hard). */
  public int apply() {
    return LibC.orErrno(LibC.setrlimit(resource.number, new long[] {soft, hard}));
  }

  /** True if so many can be used. */
  public boolean allows(long count) {
    return soft == INFINITY || soft >= count;
  }

  /** As prlimit(1) takes it. */
  String option() {
    return "--" + resource.prlimitName + "=" + text(soft) + ":" + text(hard);
  }

  private static String text(long limit) {
    return limit == INFINITY ? "unlimited" : Long.toString(limit);
  }
}
