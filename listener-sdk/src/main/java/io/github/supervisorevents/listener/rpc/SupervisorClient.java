package io.github.supervisorevents.listener.rpc;

import io.github.supervisorevents.listener.rpc.RpcBrokenReplyException.Flaw;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Calls back into supervisord: asks how processes are, starts and stops them, reads their logs.
 *
 * <pre>{@code
 * SupervisorClient supervisor = SupervisorClient.fromEnvironment();
 * for (ProcessInfo process : supervisor.getAllProcessInfo()) {
 *   if (process.state() == ProcessState.FATAL) {
 *     supervisor.startProcess(process.namespec());
 *   }
 * }
 * }</pre>
 *
 * <p>The methods have the names that supervisord gives them. A method that has nothing to tell
 * returns nothing. When there is no result, every method throws an {@link RpcException}: an {@link
 * RpcFault} when supervisord says no, another one when it could not be asked.
 *
 * <p>Immutable; any thread may use it. Every call is a connection of its own, and blocks the
 * calling thread within the limits of {@link RpcTimeouts}.
 */
public final class SupervisorClient {
  private static final String RPC_PATH = "/RPC2";

  private final ServerAddress address;
  private final HttpRequest requests;
  private final RpcTimeouts timeouts;
  private final int maxReplyBytes;

  private SupervisorClient(Builder builder) {
    this.address = builder.address;
    this.requests = new HttpRequest(builder.address, builder.credentials);
    this.timeouts = builder.timeouts;
    this.maxReplyBytes = builder.maxReplyBytes;
  }

  /**
   * Makes a client for the supervisord whose child this process is, from the variables {@code
   * SUPERVISOR_SERVER_URL}, {@code SUPERVISOR_USERNAME} and {@code SUPERVISOR_PASSWORD}.
   *
   * @return the client
   * @throws IllegalStateException when there is no such URL: this process is not supervisord's
   *     child, or supervisord has neither a {@code [unix_http_server]} nor an {@code
   *     [inet_http_server]}
   */
  public static SupervisorClient fromEnvironment() {
    return builderFrom(System.getenv()).build();
  }

  /**
   * Starts a client from variables as supervisord sets them.
   *
   * @param environment with {@code SUPERVISOR_SERVER_URL}, and {@code SUPERVISOR_USERNAME} and
   *     {@code SUPERVISOR_PASSWORD} when the server asks for them
   * @return a builder with the server and the credentials set
   * @throws IllegalStateException when there is no URL
   */
  public static Builder builderFrom(Map<String, String> environment) {
    String url = environment.getOrDefault("SUPERVISOR_SERVER_URL", "");
    if (url.isEmpty()) {
      throw new IllegalStateException(
          "expected SUPERVISOR_SERVER_URL in the environment, found none: supervisord sets it for"
              + " its children when it has a [unix_http_server] or an [inet_http_server]");
    }
    Builder builder = builder(url);
    String username = environment.getOrDefault("SUPERVISOR_USERNAME", "");
    if (!username.isEmpty()) {
      builder.credentials(username, environment.getOrDefault("SUPERVISOR_PASSWORD", ""));
    }
    return builder;
  }

  /**
   * Starts a client for a given server.
   *
   * @param serverUrl {@code unix:///path/of/socket} or {@code http://host:port}
   * @return a builder
   * @throws IllegalArgumentException when the URL is neither
   */
  public static Builder builder(String serverUrl) {
    return new Builder(ServerAddress.parse(serverUrl));
  }

  /** Collects what a client needs. For one thread. */
  public static final class Builder {
    private static final int DEFAULT_MAX_REPLY_BYTES = 64 * 1024 * 1024;

    private final ServerAddress address;
    private Optional<HttpRequest.Credentials> credentials = Optional.empty();
    private RpcTimeouts timeouts = RpcTimeouts.DEFAULT;
    private int maxReplyBytes = DEFAULT_MAX_REPLY_BYTES;

    private Builder(ServerAddress address) {
      this.address = address;
    }

    /**
     * Sets user name and password for a server that asks for them.
     *
     * @param username the user's name
     * @param password the password, which is shown nowhere
     * @return this builder
     */
    public Builder credentials(String username, String password) {
      this.credentials =
          Optional.of(
              new HttpRequest.Credentials(
                  Objects.requireNonNull(username, "username"),
                  Objects.requireNonNull(password, "password")));
      return this;
    }

    /**
     * Sets how long calls may take, {@link RpcTimeouts#DEFAULT} otherwise.
     *
     * @param timeouts the limits
     * @return this builder
     */
    public Builder timeouts(RpcTimeouts timeouts) {
      this.timeouts = Objects.requireNonNull(timeouts, "timeouts");
      return this;
    }

    /**
     * Sets how large a reply may be, 64 MiB otherwise.
     *
     * @param maxReplyBytes the limit in bytes
     * @return this builder
     */
    public Builder maxReplyBytes(int maxReplyBytes) {
      if (maxReplyBytes <= 0) {
        throw new IllegalArgumentException("expected a positive size, found " + maxReplyBytes);
      }
      this.maxReplyBytes = maxReplyBytes;
      return this;
    }

    /**
     * Makes the client. Nothing is connected yet.
     *
     * @return the client
     */
    public SupervisorClient build() {
      return new SupervisorClient(this);
    }
  }

  /**
   * Says which server this client calls.
   *
   * @return the URL
   */
  public String serverUrl() {
    return address.url();
  }

  /**
   * Asks for the version of the RPC interface.
   *
   * @return for example {@code 3.0}
   */
  public String getAPIVersion() {
    return call(SupervisorCalls.getAPIVersion());
  }

  /**
   * Does the same as {@code getAPIVersion}, under its old name.
   *
   * @return for example {@code 3.0}
   */
  public String getVersion() {
    return call(SupervisorCalls.getVersion());
  }

  /**
   * Asks for the version of supervisord.
   *
   * @return for example {@code 4.2.5}
   */
  public String getSupervisorVersion() {
    return call(SupervisorCalls.getSupervisorVersion());
  }

  /**
   * Asks for the {@code identifier} of supervisord's configuration.
   *
   * @return the identifier
   */
  public String getIdentification() {
    return call(SupervisorCalls.getIdentification());
  }

  /**
   * Asks what supervisord itself is doing.
   *
   * @return its state
   */
  public SupervisorState getState() {
    return call(SupervisorCalls.getState());
  }

  /**
   * Asks for the process id of supervisord.
   *
   * @return the process id
   */
  public int getPID() {
    return call(SupervisorCalls.getPID());
  }

  /**
   * Reads from supervisord's own log.
   *
   * @param offset where to start, in bytes; negative counts from the end (and then {@code length}
   *     is 0)
   * @param length how many bytes at most; 0 means up to the end
   * @return the text
   */
  public String readLog(long offset, int length) {
    return call(SupervisorCalls.readLog(offset, length));
  }

  /**
   * Does the same as {@code readLog}, under its old name.
   *
   * @param offset where to start, in bytes; negative counts from the end (and then {@code length}
   *     is 0)
   * @param length how many bytes at most; 0 means up to the end
   * @return the text
   */
  public String readMainLog(long offset, int length) {
    return call(SupervisorCalls.readMainLog(offset, length));
  }

  /** Empties supervisord's own log. */
  public void clearLog() {
    call(SupervisorCalls.clearLog());
  }

  /** Shuts supervisord down, with all its processes. Answers before that has happened. */
  public void shutdown() {
    call(SupervisorCalls.shutdown());
  }

  /** Restarts supervisord, with all its processes. Answers before that has happened. */
  public void restart() {
    call(SupervisorCalls.restart());
  }

  /**
   * Makes supervisord read its configuration again. Nothing is started or stopped by that.
   *
   * @return which groups differ from the active ones
   */
  public ConfigChanges reloadConfig() {
    return call(SupervisorCalls.reloadConfig());
  }

  /**
   * Activates a group of the configuration that was read last, and starts what is to be started
   * automatically.
   *
   * @param group the name of the group
   */
  public void addProcessGroup(String group) {
    call(SupervisorCalls.addProcessGroup(group));
  }

  /**
   * Takes a group out of the active ones; all its processes must have stopped.
   *
   * @param group the name of the group
   */
  public void removeProcessGroup(String group) {
    call(SupervisorCalls.removeProcessGroup(group));
  }

  /**
   * Starts a process. For a whole group there is {@code startProcessGroup}.
   *
   * @param name the process, {@code group:name} or, for a group of one, its name
   * @param wait whether to answer only when it is done, otherwise as soon as it has begun
   */
  public void startProcess(String name, boolean wait) {
    call(SupervisorCalls.startProcess(name, wait));
  }

  /**
   * Starts a process, and waits until that is done.
   *
   * @param name the process, {@code group:name} or, for a group of one, its name
   */
  public void startProcess(String name) {
    startProcess(name, true);
  }

  /**
   * Starts all processes of a group that do not run.
   *
   * @param group the name of the group
   * @param wait whether to answer only when it is done, otherwise as soon as it has begun
   * @return one result for each process that was to be started
   */
  public List<ProcessResult> startProcessGroup(String group, boolean wait) {
    return call(SupervisorCalls.startProcessGroup(group, wait));
  }

  /**
   * Starts all processes of a group that do not run, and waits until that is done.
   *
   * @param group the name of the group
   * @return one result for each process that was to be started
   */
  public List<ProcessResult> startProcessGroup(String group) {
    return startProcessGroup(group, true);
  }

  /**
   * Starts all processes that do not run.
   *
   * @param wait whether to answer only when it is done, otherwise as soon as it has begun
   * @return one result for each process that was to be started
   */
  public List<ProcessResult> startAllProcesses(boolean wait) {
    return call(SupervisorCalls.startAllProcesses(wait));
  }

  /**
   * Starts all processes that do not run, and waits until that is done.
   *
   * @return one result for each process that was to be started
   */
  public List<ProcessResult> startAllProcesses() {
    return startAllProcesses(true);
  }

  /**
   * Stops a process. For a whole group there is {@code stopProcessGroup}.
   *
   * @param name the process, {@code group:name} or, for a group of one, its name
   * @param wait whether to answer only when it is done, otherwise as soon as it has begun
   */
  public void stopProcess(String name, boolean wait) {
    call(SupervisorCalls.stopProcess(name, wait));
  }

  /**
   * Stops a process, and waits until that is done.
   *
   * @param name the process, {@code group:name} or, for a group of one, its name
   */
  public void stopProcess(String name) {
    stopProcess(name, true);
  }

  /**
   * Stops all processes of a group that run.
   *
   * @param group the name of the group
   * @param wait whether to answer only when it is done, otherwise as soon as it has begun
   * @return one result for each process that was to be stopped
   */
  public List<ProcessResult> stopProcessGroup(String group, boolean wait) {
    return call(SupervisorCalls.stopProcessGroup(group, wait));
  }

  /**
   * Stops all processes of a group that run, and waits until that is done.
   *
   * @param group the name of the group
   * @return one result for each process that was to be stopped
   */
  public List<ProcessResult> stopProcessGroup(String group) {
    return stopProcessGroup(group, true);
  }

  /**
   * Stops all processes that run.
   *
   * @param wait whether to answer only when it is done, otherwise as soon as it has begun
   * @return one result for each process that was to be stopped
   */
  public List<ProcessResult> stopAllProcesses(boolean wait) {
    return call(SupervisorCalls.stopAllProcesses(wait));
  }

  /**
   * Stops all processes that run, and waits until that is done.
   *
   * @return one result for each process that was to be stopped
   */
  public List<ProcessResult> stopAllProcesses() {
    return stopAllProcesses(true);
  }

  /**
   * Sends a signal to a process. For a whole group there is {@code signalProcessGroup}.
   *
   * @param name the process, {@code group:name} or, for a group of one, its name
   * @param signal a name with or without {@code SIG}, or a number, for example {@code HUP} or
   *     {@code 1}
   */
  public void signalProcess(String name, String signal) {
    call(SupervisorCalls.signalProcess(name, signal));
  }

  /**
   * Sends a signal to all processes of a group that run.
   *
   * @param group the name of the group
   * @param signal a name with or without {@code SIG}, or a number, for example {@code HUP} or
   *     {@code 1}
   * @return one result for each process
   */
  public List<ProcessResult> signalProcessGroup(String group, String signal) {
    return call(SupervisorCalls.signalProcessGroup(group, signal));
  }

  /**
   * Sends a signal to all processes that run.
   *
   * @param signal a name with or without {@code SIG}, or a number, for example {@code HUP} or
   *     {@code 1}
   * @return one result for each process
   */
  public List<ProcessResult> signalAllProcesses(String signal) {
    return call(SupervisorCalls.signalAllProcesses(signal));
  }

  /**
   * Asks how a process is.
   *
   * @param name the process, {@code group:name} or, for a group of one, its name
   * @return what supervisord knows about it
   */
  public ProcessInfo getProcessInfo(String name) {
    return call(SupervisorCalls.getProcessInfo(name));
  }

  /**
   * Asks how all processes are.
   *
   * @return what supervisord knows about each, by group and name
   */
  public List<ProcessInfo> getAllProcessInfo() {
    return call(SupervisorCalls.getAllProcessInfo());
  }

  /**
   * Asks what the configuration that was read last says about each process.
   *
   * @return the settings, by name
   */
  public List<ConfigInfo> getAllConfigInfo() {
    return call(SupervisorCalls.getAllConfigInfo());
  }

  /**
   * Reads from the log of a process's standard output.
   *
   * @param name the process, {@code group:name} or, for a group of one, its name
   * @param offset where to start, in bytes; negative counts from the end (and then {@code length}
   *     is 0)
   * @param length how many bytes at most; 0 means up to the end
   * @return the text
   */
  public String readProcessStdoutLog(String name, long offset, int length) {
    return call(SupervisorCalls.readProcessStdoutLog(name, offset, length));
  }

  /**
   * Does the same as {@code readProcessStdoutLog}, under its old name.
   *
   * @param name the process, {@code group:name} or, for a group of one, its name
   * @param offset where to start, in bytes; negative counts from the end (and then {@code length}
   *     is 0)
   * @param length how many bytes at most; 0 means up to the end
   * @return the text
   */
  public String readProcessLog(String name, long offset, int length) {
    return call(SupervisorCalls.readProcessLog(name, offset, length));
  }

  /**
   * Reads from the log of a process's standard error.
   *
   * @param name the process, {@code group:name} or, for a group of one, its name
   * @param offset where to start, in bytes; negative counts from the end (and then {@code length}
   *     is 0)
   * @param length how many bytes at most; 0 means up to the end
   * @return the text
   */
  public String readProcessStderrLog(String name, long offset, int length) {
    return call(SupervisorCalls.readProcessStderrLog(name, offset, length));
  }

  /**
   * Reads the end of the log of a process's standard output; what was there before {@code offset}
   * is left out.
   *
   * @param name the process, {@code group:name} or, for a group of one, its name
   * @param offset where the last tail ended, in bytes
   * @param length how many bytes at most
   * @return the text, and the offset for the next time
   */
  public LogTail tailProcessStdoutLog(String name, long offset, int length) {
    return call(SupervisorCalls.tailProcessStdoutLog(name, offset, length));
  }

  /**
   * Does the same as {@code tailProcessStdoutLog}, under its old name.
   *
   * @param name the process, {@code group:name} or, for a group of one, its name
   * @param offset where the last tail ended, in bytes
   * @param length how many bytes at most
   * @return the text, and the offset for the next time
   */
  public LogTail tailProcessLog(String name, long offset, int length) {
    return call(SupervisorCalls.tailProcessLog(name, offset, length));
  }

  /**
   * Reads the end of the log of a process's standard error; what was there before {@code offset} is
   * left out.
   *
   * @param name the process, {@code group:name} or, for a group of one, its name
   * @param offset where the last tail ended, in bytes
   * @param length how many bytes at most
   * @return the text, and the offset for the next time
   */
  public LogTail tailProcessStderrLog(String name, long offset, int length) {
    return call(SupervisorCalls.tailProcessStderrLog(name, offset, length));
  }

  /**
   * Empties both logs of a process.
   *
   * @param name the process, {@code group:name} or, for a group of one, its name
   */
  public void clearProcessLogs(String name) {
    call(SupervisorCalls.clearProcessLogs(name));
  }

  /**
   * Does the same as {@code clearProcessLogs}, under its old name.
   *
   * @param name the process, {@code group:name} or, for a group of one, its name
   */
  public void clearProcessLog(String name) {
    call(SupervisorCalls.clearProcessLog(name));
  }

  /**
   * Empties the logs of all processes.
   *
   * @return one result for each process
   */
  public List<ProcessResult> clearAllProcessLogs() {
    return call(SupervisorCalls.clearAllProcessLogs());
  }

  /**
   * Writes to the standard input of a process.
   *
   * @param name the process, {@code group:name} or, for a group of one, its name
   * @param chars the characters, sent as UTF-8
   */
  public void sendProcessStdin(String name, String chars) {
    call(SupervisorCalls.sendProcessStdin(name, chars));
  }

  /**
   * Makes supervisord send a {@code REMOTE_COMMUNICATION} event to its listeners.
   *
   * @param type what the event says as its type
   * @param data what the event carries
   */
  public void sendRemoteCommEvent(String type, String data) {
    call(SupervisorCalls.sendRemoteCommEvent(type, data));
  }

  /**
   * Asks which methods there are.
   *
   * @return their full names
   */
  public List<String> listMethods() {
    return call(SupervisorCalls.listMethods());
  }

  /**
   * Asks for the description of a method.
   *
   * @param method its full name
   * @return the text
   */
  public String methodHelp(String method) {
    return call(SupervisorCalls.methodHelp(method));
  }

  /**
   * Asks for the types of a method.
   *
   * @param method its full name
   * @return the type of its result, then those of its parameters
   */
  public List<String> methodSignature(String method) {
    return call(SupervisorCalls.methodSignature(method));
  }

  /**
   * Makes several calls in one request, {@code system.multicall}. supervisord makes them one after
   * the other; one that faults does not stop the others.
   *
   * @param calls what to ask
   * @return the results
   */
  public MulticallResult multicall(RpcCall<?>... calls) {
    return multicall(List.of(calls));
  }

  /**
   * Makes several calls in one request, {@code system.multicall}. supervisord makes them one after
   * the other; one that faults does not stop the others.
   *
   * @param calls what to ask
   * @return the results
   */
  public MulticallResult multicall(List<? extends RpcCall<?>> calls) {
    CallSite site = new CallSite(address, "system.multicall");
    XmlRpcValue answers = value(site, Multicall.request(calls));
    try {
      return Multicall.result(address, calls, answers);
    } catch (XmlRpcFormatException e) {
      throw site.broken(Flaw.UNEXPECTED_RESULT, e.getMessage());
    }
  }

  /**
   * Makes one call.
   *
   * @param <T> the type of the result
   * @param call what to ask, from {@link SupervisorCalls} or of one's own
   * @return the result
   */
  public <T> T call(RpcCall<T> call) {
    CallSite site = new CallSite(address, call.request().method());
    return call.result(site, value(site, call.request()));
  }

  /**
   * Makes any call, also one that this class has no method for.
   *
   * @param request what to ask
   * @return what came back, a fault included
   */
  public XmlRpcReply call(XmlRpcCall request) {
    return reply(new CallSite(address, request.method()), request);
  }

  /**
   * Follows the log of a process as it grows.
   *
   * @param name the process, {@code group:name} or, for a group of one, its name
   * @param channel which of its outputs
   * @return the last kilobyte and everything after it; to be closed
   * @throws RpcHttpException with status 404 when there is no such process, or no log of it
   */
  public LogStream followProcessLog(String name, LogStream.Channel channel) {
    String output = channel == LogStream.Channel.STDOUT ? "stdout" : "stderr";
    return follow("/logtail/" + PathEncoder.encode(name) + "/" + output);
  }

  /**
   * Follows supervisord's own log as it grows.
   *
   * @return the last kilobyte and everything after it; to be closed
   * @throws RpcHttpException with status 404 when there is no log
   */
  public LogStream followMainLog() {
    return follow("/mainlogtail");
  }

  private LogStream follow(String path) {
    Connection connection = Connector.connect(new CallSite(address, "GET " + path), timeouts);
    try {
      connection.write(requests.get(path));
      HttpBody body = HttpReply.read(connection).body(connection);
      connection.waitForEver();
      return new LogStream(connection, body);
    } catch (RuntimeException e) {
      connection.close();
      throw e;
    }
  }

  private XmlRpcValue value(CallSite site, XmlRpcCall request) {
    XmlRpcReply reply = reply(site, request);
    if (reply instanceof XmlRpcReply.Fault fault) {
      throw site.fault(fault);
    }
    return ((XmlRpcReply.Success) reply).value();
  }

  private XmlRpcReply reply(CallSite site, XmlRpcCall request) {
    byte[] document;
    try (Connection connection = Connector.connect(site, timeouts)) {
      connection.write(requests.post(RPC_PATH, XmlRpcCodec.encode(request)));
      document = ReplyDocument.read(connection, maxReplyBytes);
    }
    try {
      return XmlRpcCodec.decodeReply(document);
    } catch (XmlRpcFormatException e) {
      throw site.broken(Flaw.NOT_XML_RPC, e.getMessage());
    }
  }

  @Override
  public String toString() {
    return "SupervisorClient[" + address.url() + "]";
  }
}
