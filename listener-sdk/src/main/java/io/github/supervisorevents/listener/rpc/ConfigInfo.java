package io.github.supervisorevents.listener.rpc;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What the configuration says about one process.
 *
 * @param group the process's group
 * @param name the process's name
 * @param inUse whether the group is active
 * @param autostart whether it is started with supervisord
 * @param groupPriority the group's place in the order of starting, low first
 * @param processPriority the process's place within its group
 * @param settings the rest, which supervisord tells since 4.0; empty with an older one
 */
public record ConfigInfo(
    String group,
    String name,
    boolean inUse,
    boolean autostart,
    int groupPriority,
    int processPriority,
    Optional<Settings> settings) {

  /**
   * The settings of a program.
   *
   * @param command the command line
   * @param directory where it runs; empty when not set
   * @param uid the user it runs as; empty when not set
   * @param exitCodes the statuses that are expected
   * @param startSeconds how long it must stay up to count as started
   * @param startRetries how often it is tried again
   * @param stopSignal the number of the signal that stops it
   * @param stopWaitSeconds how long it has until it is killed
   * @param killAsGroup whether its whole process group is killed
   * @param redirectStderr whether its standard error goes where its standard output goes
   * @param serverUrl the URL it is told to find supervisord at, may be {@code auto}; empty when not
   *     set
   * @param stdout where its standard output goes
   * @param stderr where its standard error goes
   */
  public record Settings(
      String command,
      Optional<String> directory,
      OptionalInt uid,
      List<Integer> exitCodes,
      int startSeconds,
      int startRetries,
      int stopSignal,
      int stopWaitSeconds,
      boolean killAsGroup,
      boolean redirectStderr,
      Optional<String> serverUrl,
      Output stdout,
      Output stderr) {
    /**
     * Copies the list.
     *
     * @param command the command line
     * @param directory where it runs
     * @param uid the user it runs as
     * @param exitCodes the statuses that are expected
     * @param startSeconds how long it must stay up
     * @param startRetries how often it is tried again
     * @param stopSignal the number of the signal that stops it
     * @param stopWaitSeconds how long it has until it is killed
     * @param killAsGroup whether its process group is killed
     * @param redirectStderr whether its standard error is joined
     * @param serverUrl the URL it is told
     * @param stdout where its standard output goes
     * @param stderr where its standard error goes
     */
    public Settings {
      exitCodes = List.copyOf(exitCodes);
    }
  }

  /**
   * Where an output goes.
   *
   * @param logFile the path, or {@code auto} before supervisord has chosen one; empty when there is
   *     none
   * @param maxBytes the size at which the log is rotated, 0 for never
   * @param backups how many rotated logs are kept
   * @param captureMaxBytes how much is captured for {@code PROCESS_COMMUNICATION} events, 0 for
   *     nothing
   * @param events whether it becomes {@code PROCESS_LOG} events
   * @param syslog whether it goes to syslog
   */
  public record Output(
      Optional<String> logFile,
      long maxBytes,
      int backups,
      long captureMaxBytes,
      boolean events,
      boolean syslog) {}

  static ConfigInfo of(XmlRpcValue value) throws XmlRpcFormatException {
    XmlRpcValue.Struct struct = value.asStruct();
    return new ConfigInfo(
        struct.get("group").asText(),
        struct.get("name").asText(),
        struct.get("inuse").asBoolean(),
        struct.get("autostart").asBoolean(),
        struct.get("group_prio").asInt(),
        struct.get("process_prio").asInt(),
        struct.find("command").isPresent() ? Optional.of(settings(struct)) : Optional.empty());
  }

  private static Settings settings(XmlRpcValue.Struct struct) throws XmlRpcFormatException {
    return new Settings(
        struct.get("command").asText(),
        text(struct, "directory"),
        uid(struct),
        Results.listOf(XmlRpcValue::asInt).read(struct.get("exitcodes")),
        struct.get("startsecs").asInt(),
        struct.get("startretries").asInt(),
        struct.get("stopsignal").asInt(),
        struct.get("stopwaitsecs").asInt(),
        struct.get("killasgroup").asBoolean(),
        struct.get("redirect_stderr").asBoolean(),
        text(struct, "serverurl"),
        output(struct, "stdout_"),
        output(struct, "stderr_"));
  }

  private static Output output(XmlRpcValue.Struct struct, String prefix)
      throws XmlRpcFormatException {
    return new Output(
        text(struct, prefix + "logfile"),
        struct.get(prefix + "logfile_maxbytes").asLong(),
        struct.get(prefix + "logfile_backups").asInt(),
        struct.get(prefix + "capture_maxbytes").asLong(),
        struct.get(prefix + "events_enabled").asBoolean(),
        struct.get(prefix + "syslog").asBoolean());
  }

  private static OptionalInt uid(XmlRpcValue.Struct struct) throws XmlRpcFormatException {
    Optional<XmlRpcValue> uid = struct.find("uid");
    return uid.isPresent() && uid.get() instanceof XmlRpcValue.Int
        ? OptionalInt.of(uid.get().asInt())
        : OptionalInt.empty();
  }

  /** A text that supervisord gives as "none" when it is not set; older ones leave it out. */
  private static Optional<String> text(XmlRpcValue.Struct struct, String name)
      throws XmlRpcFormatException {
    Optional<XmlRpcValue> value = struct.find(name);
    if (value.isEmpty() || value.get().asText().equals("none")) {
      return Optional.empty();
    }
    return Optional.of(value.get().asText());
  }
}
