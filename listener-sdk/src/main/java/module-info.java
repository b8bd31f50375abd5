/**
 * Event listeners for Supervisor, without dependencies; {@link
 * io.github.supervisorevents.listener.SupervisorListener} is the door.
 */
module io.github.supervisorevents.listener {
  exports io.github.supervisorevents.listener;
  exports io.github.supervisorevents.listener.event;
  exports io.github.supervisorevents.listener.rpc;
  exports io.github.supervisorevents.listener.testing;

  // For sun.misc.Signal: stopOnSigterm().
  requires jdk.unsupported;
}
