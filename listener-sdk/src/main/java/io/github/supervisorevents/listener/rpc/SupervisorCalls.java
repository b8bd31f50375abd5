package io.github.supervisorevents.listener.rpc;

import java.util.List;

/**
 * Every method of supervisord as a call to be made, for {@link SupervisorClient#multicall}. What
 * each does is described at the method of the same name in {@link SupervisorClient}.
 */
public final class SupervisorCalls {
  private SupervisorCalls() {}

  /**
   * Makes the call {@code supervisor.getAPIVersion}; see {@link SupervisorClient#getAPIVersion}.
   *
   * @return the call
   */
  public static RpcCall<String> getAPIVersion() {
    return new RpcCall<>(XmlRpcCall.of("supervisor.getAPIVersion"), XmlRpcValue::asText);
  }

  /**
   * Makes the call {@code supervisor.getVersion}; see {@link SupervisorClient#getVersion}.
   *
   * @return the call
   */
  public static RpcCall<String> getVersion() {
    return new RpcCall<>(XmlRpcCall.of("supervisor.getVersion"), XmlRpcValue::asText);
  }

  /**
   * Makes the call {@code supervisor.getSupervisorVersion}; see {@link
   * SupervisorClient#getSupervisorVersion}.
   *
   * @return the call
   */
  public static RpcCall<String> getSupervisorVersion() {
    return new RpcCall<>(XmlRpcCall.of("supervisor.getSupervisorVersion"), XmlRpcValue::asText);
  }

  /**
   * Makes the call {@code supervisor.getIdentification}; see {@link
   * SupervisorClient#getIdentification}.
   *
   * @return the call
   */
  public static RpcCall<String> getIdentification() {
    return new RpcCall<>(XmlRpcCall.of("supervisor.getIdentification"), XmlRpcValue::asText);
  }

  /**
   * Makes the call {@code supervisor.getState}; see {@link SupervisorClient#getState}.
   *
   * @return the call
   */
  public static RpcCall<SupervisorState> getState() {
    return new RpcCall<>(XmlRpcCall.of("supervisor.getState"), SupervisorState::of);
  }

  /**
   * Makes the call {@code supervisor.getPID}; see {@link SupervisorClient#getPID}.
   *
   * @return the call
   */
  public static RpcCall<Integer> getPID() {
    return new RpcCall<>(XmlRpcCall.of("supervisor.getPID"), XmlRpcValue::asInt);
  }

  /**
   * Makes the call {@code supervisor.readLog}; see {@link SupervisorClient#readLog}.
   *
   * @param offset where to start, in bytes; negative counts from the end (and then {@code length}
   *     is 0)
   * @param length how many bytes at most; 0 means up to the end
   * @return the call
   */
  public static RpcCall<String> readLog(long offset, int length) {
    return new RpcCall<>(
        XmlRpcCall.of("supervisor.readLog", XmlRpcValue.of(offset), XmlRpcValue.of(length)),
        XmlRpcValue::asText);
  }

  /**
   * Makes the call {@code supervisor.readMainLog}; see {@link SupervisorClient#readMainLog}.
   *
   * @param offset where to start, in bytes; negative counts from the end (and then {@code length}
   *     is 0)
   * @param length how many bytes at most; 0 means up to the end
   * @return the call
   */
  public static RpcCall<String> readMainLog(long offset, int length) {
    return new RpcCall<>(
        XmlRpcCall.of("supervisor.readMainLog", XmlRpcValue.of(offset), XmlRpcValue.of(length)),
        XmlRpcValue::asText);
  }

  /**
   * Makes the call {@code supervisor.clearLog}; see {@link SupervisorClient#clearLog}.
   *
   * @return the call
   */
  public static RpcCall<Boolean> clearLog() {
    return new RpcCall<>(XmlRpcCall.of("supervisor.clearLog"), Results::flag);
  }

  /**
   * Makes the call {@code supervisor.shutdown}; see {@link SupervisorClient#shutdown}.
   *
   * @return the call
   */
  public static RpcCall<Boolean> shutdown() {
    return new RpcCall<>(XmlRpcCall.of("supervisor.shutdown"), Results::flag);
  }

  /**
   * Makes the call {@code supervisor.restart}; see {@link SupervisorClient#restart}.
   *
   * @return the call
   */
  public static RpcCall<Boolean> restart() {
    return new RpcCall<>(XmlRpcCall.of("supervisor.restart"), Results::flag);
  }

  /**
   * Makes the call {@code supervisor.reloadConfig}; see {@link SupervisorClient#reloadConfig}.
   *
   * @return the call
   */
  public static RpcCall<ConfigChanges> reloadConfig() {
    return new RpcCall<>(XmlRpcCall.of("supervisor.reloadConfig"), ConfigChanges::of);
  }

  /**
   * Makes the call {@code supervisor.addProcessGroup}; see {@link
   * SupervisorClient#addProcessGroup}.
   *
   * @param group the name of the group
   * @return the call
   */
  public static RpcCall<Boolean> addProcessGroup(String group) {
    return new RpcCall<>(
        XmlRpcCall.of("supervisor.addProcessGroup", XmlRpcValue.of(group)), Results::flag);
  }

  /**
   * Makes the call {@code supervisor.removeProcessGroup}; see {@link
   * SupervisorClient#removeProcessGroup}.
   *
   * @param group the name of the group
   * @return the call
   */
  public static RpcCall<Boolean> removeProcessGroup(String group) {
    return new RpcCall<>(
        XmlRpcCall.of("supervisor.removeProcessGroup", XmlRpcValue.of(group)), Results::flag);
  }

  /**
   * Makes the call {@code supervisor.startProcess}; see {@link SupervisorClient#startProcess}.
   *
   * @param name the process, {@code group:name} or, for a group of one, its name
   * @param wait whether to answer only when it is done, otherwise as soon as it has begun
   * @return the call
   */
  public static RpcCall<Boolean> startProcess(String name, boolean wait) {
    return new RpcCall<>(
        XmlRpcCall.of(
            "supervisor.startProcess", XmlRpcValue.of(oneProcess(name)), XmlRpcValue.of(wait)),
        Results::flag);
  }

  /**
   * Makes the call {@code supervisor.startProcessGroup}; see {@link
   * SupervisorClient#startProcessGroup}.
   *
   * @param group the name of the group
   * @param wait whether to answer only when it is done, otherwise as soon as it has begun
   * @return the call
   */
  public static RpcCall<List<ProcessResult>> startProcessGroup(String group, boolean wait) {
    return new RpcCall<>(
        XmlRpcCall.of("supervisor.startProcessGroup", XmlRpcValue.of(group), XmlRpcValue.of(wait)),
        Results.listOf(ProcessResult::of));
  }

  /**
   * Makes the call {@code supervisor.startAllProcesses}; see {@link
   * SupervisorClient#startAllProcesses}.
   *
   * @param wait whether to answer only when it is done, otherwise as soon as it has begun
   * @return the call
   */
  public static RpcCall<List<ProcessResult>> startAllProcesses(boolean wait) {
    return new RpcCall<>(
        XmlRpcCall.of("supervisor.startAllProcesses", XmlRpcValue.of(wait)),
        Results.listOf(ProcessResult::of));
  }

  /**
   * Makes the call {@code supervisor.stopProcess}; see {@link SupervisorClient#stopProcess}.
   *
   * @param name the process, {@code group:name} or, for a group of one, its name
   * @param wait whether to answer only when it is done, otherwise as soon as it has begun
   * @return the call
   */
  public static RpcCall<Boolean> stopProcess(String name, boolean wait) {
    return new RpcCall<>(
        XmlRpcCall.of(
            "supervisor.stopProcess", XmlRpcValue.of(oneProcess(name)), XmlRpcValue.of(wait)),
        Results::flag);
  }

  /**
   * Makes the call {@code supervisor.stopProcessGroup}; see {@link
   * SupervisorClient#stopProcessGroup}.
   *
   * @param group the name of the group
   * @param wait whether to answer only when it is done, otherwise as soon as it has begun
   * @return the call
   */
  public static RpcCall<List<ProcessResult>> stopProcessGroup(String group, boolean wait) {
    return new RpcCall<>(
        XmlRpcCall.of("supervisor.stopProcessGroup", XmlRpcValue.of(group), XmlRpcValue.of(wait)),
        Results.listOf(ProcessResult::of));
  }

  /**
   * Makes the call {@code supervisor.stopAllProcesses}; see {@link
   * SupervisorClient#stopAllProcesses}.
   *
   * @param wait whether to answer only when it is done, otherwise as soon as it has begun
   * @return the call
   */
  public static RpcCall<List<ProcessResult>> stopAllProcesses(boolean wait) {
    return new RpcCall<>(
        XmlRpcCall.of("supervisor.stopAllProcesses", XmlRpcValue.of(wait)),
        Results.listOf(ProcessResult::of));
  }

  /**
   * Makes the call {@code supervisor.signalProcess}; see {@link SupervisorClient#signalProcess}.
   *
   * @param name the process, {@code group:name} or, for a group of one, its name
   * @param signal a name with or without {@code SIG}, or a number, for example {@code HUP} or
   *     {@code 1}
   * @return the call
   */
  public static RpcCall<Boolean> signalProcess(String name, String signal) {
    return new RpcCall<>(
        XmlRpcCall.of(
            "supervisor.signalProcess", XmlRpcValue.of(oneProcess(name)), XmlRpcValue.of(signal)),
        Results::flag);
  }

  /**
   * Makes the call {@code supervisor.signalProcessGroup}; see {@link
   * SupervisorClient#signalProcessGroup}.
   *
   * @param group the name of the group
   * @param signal a name with or without {@code SIG}, or a number, for example {@code HUP} or
   *     {@code 1}
   * @return the call
   */
  public static RpcCall<List<ProcessResult>> signalProcessGroup(String group, String signal) {
    return new RpcCall<>(
        XmlRpcCall.of(
            "supervisor.signalProcessGroup", XmlRpcValue.of(group), XmlRpcValue.of(signal)),
        Results.listOf(ProcessResult::of));
  }

  /**
   * Makes the call {@code supervisor.signalAllProcesses}; see {@link
   * SupervisorClient#signalAllProcesses}.
   *
   * @param signal a name with or without {@code SIG}, or a number, for example {@code HUP} or
   *     {@code 1}
   * @return the call
   */
  public static RpcCall<List<ProcessResult>> signalAllProcesses(String signal) {
    return new RpcCall<>(
        XmlRpcCall.of("supervisor.signalAllProcesses", XmlRpcValue.of(signal)),
        Results.listOf(ProcessResult::of));
  }

  /**
   * Makes the call {@code supervisor.getProcessInfo}; see {@link SupervisorClient#getProcessInfo}.
   *
   * @param name the process, {@code group:name} or, for a group of one, its name
   * @return the call
   */
  public static RpcCall<ProcessInfo> getProcessInfo(String name) {
    return new RpcCall<>(
        XmlRpcCall.of("supervisor.getProcessInfo", XmlRpcValue.of(name)), ProcessInfo::of);
  }

  /**
   * Makes the call {@code supervisor.getAllProcessInfo}; see {@link
   * SupervisorClient#getAllProcessInfo}.
   *
   * @return the call
   */
  public static RpcCall<List<ProcessInfo>> getAllProcessInfo() {
    return new RpcCall<>(
        XmlRpcCall.of("supervisor.getAllProcessInfo"), Results.listOf(ProcessInfo::of));
  }

  /**
   * Makes the call {@code supervisor.getAllConfigInfo}; see {@link
   * SupervisorClient#getAllConfigInfo}.
   *
   * @return the call
   */
  public static RpcCall<List<ConfigInfo>> getAllConfigInfo() {
    return new RpcCall<>(
        XmlRpcCall.of("supervisor.getAllConfigInfo"), Results.listOf(ConfigInfo::of));
  }

  /**
   * Makes the call {@code supervisor.readProcessStdoutLog}; see {@link
   * SupervisorClient#readProcessStdoutLog}.
   *
   * @param name the process, {@code group:name} or, for a group of one, its name
   * @param offset where to start, in bytes; negative counts from the end (and then {@code length}
   *     is 0)
   * @param length how many bytes at most; 0 means up to the end
   * @return the call
   */
  public static RpcCall<String> readProcessStdoutLog(String name, long offset, int length) {
    return new RpcCall<>(
        XmlRpcCall.of(
            "supervisor.readProcessStdoutLog",
            XmlRpcValue.of(name),
            XmlRpcValue.of(offset),
            XmlRpcValue.of(length)),
        XmlRpcValue::asText);
  }

  /**
   * Makes the call {@code supervisor.readProcessLog}; see {@link SupervisorClient#readProcessLog}.
   *
   * @param name the process, {@code group:name} or, for a group of one, its name
   * @param offset where to start, in bytes; negative counts from the end (and then {@code length}
   *     is 0)
   * @param length how many bytes at most; 0 means up to the end
   * @return the call
   */
  public static RpcCall<String> readProcessLog(String name, long offset, int length) {
    return new RpcCall<>(
        XmlRpcCall.of(
            "supervisor.readProcessLog",
            XmlRpcValue.of(name),
            XmlRpcValue.of(offset),
            XmlRpcValue.of(length)),
        XmlRpcValue::asText);
  }

  /**
   * Makes the call {@code supervisor.readProcessStderrLog}; see {@link
   * SupervisorClient#readProcessStderrLog}.
   *
   * @param name the process, {@code group:name} or, for a group of one, its name
   * @param offset where to start, in bytes; negative counts from the end (and then {@code length}
   *     is 0)
   * @param length how many bytes at most; 0 means up to the end
   * @return the call
   */
  public static RpcCall<String> readProcessStderrLog(String name, long offset, int length) {
    return new RpcCall<>(
        XmlRpcCall.of(
            "supervisor.readProcessStderrLog",
            XmlRpcValue.of(name),
            XmlRpcValue.of(offset),
            XmlRpcValue.of(length)),
        XmlRpcValue::asText);
  }

  /**
   * Makes the call {@code supervisor.tailProcessStdoutLog}; see {@link
   * SupervisorClient#tailProcessStdoutLog}.
   *
   * @param name the process, {@code group:name} or, for a group of one, its name
   * @param offset where the last tail ended, in bytes
   * @param length how many bytes at most
   * @return the call
   */
  public static RpcCall<LogTail> tailProcessStdoutLog(String name, long offset, int length) {
    return new RpcCall<>(
        XmlRpcCall.of(
            "supervisor.tailProcessStdoutLog",
            XmlRpcValue.of(name),
            XmlRpcValue.of(offset),
            XmlRpcValue.of(length)),
        LogTail::of);
  }

  /**
   * Makes the call {@code supervisor.tailProcessLog}; see {@link SupervisorClient#tailProcessLog}.
   *
   * @param name the process, {@code group:name} or, for a group of one, its name
   * @param offset where the last tail ended, in bytes
   * @param length how many bytes at most
   * @return the call
   */
  public static RpcCall<LogTail> tailProcessLog(String name, long offset, int length) {
    return new RpcCall<>(
        XmlRpcCall.of(
            "supervisor.tailProcessLog",
            XmlRpcValue.of(name),
            XmlRpcValue.of(offset),
            XmlRpcValue.of(length)),
        LogTail::of);
  }

  /**
   * Makes the call {@code supervisor.tailProcessStderrLog}; see {@link
   * SupervisorClient#tailProcessStderrLog}.
   *
   * @param name the process, {@code group:name} or, for a group of one, its name
   * @param offset where the last tail ended, in bytes
   * @param length how many bytes at most
   * @return the call
   */
  public static RpcCall<LogTail> tailProcessStderrLog(String name, long offset, int length) {
    return new RpcCall<>(
        XmlRpcCall.of(
            "supervisor.tailProcessStderrLog",
            XmlRpcValue.of(name),
            XmlRpcValue.of(offset),
            XmlRpcValue.of(length)),
        LogTail::of);
  }

  /**
   * Makes the call {@code supervisor.clearProcessLogs}; see {@link
   * SupervisorClient#clearProcessLogs}.
   *
   * @param name the process, {@code group:name} or, for a group of one, its name
   * @return the call
   */
  public static RpcCall<Boolean> clearProcessLogs(String name) {
    return new RpcCall<>(
        XmlRpcCall.of("supervisor.clearProcessLogs", XmlRpcValue.of(name)), Results::flag);
  }

  /**
   * Makes the call {@code supervisor.clearProcessLog}; see {@link
   * SupervisorClient#clearProcessLog}.
   *
   * @param name the process, {@code group:name} or, for a group of one, its name
   * @return the call
   */
  public static RpcCall<Boolean> clearProcessLog(String name) {
    return new RpcCall<>(
        XmlRpcCall.of("supervisor.clearProcessLog", XmlRpcValue.of(name)), Results::flag);
  }

  /**
   * Makes the call {@code supervisor.clearAllProcessLogs}; see {@link
   * SupervisorClient#clearAllProcessLogs}.
   *
   * @return the call
   */
  public static RpcCall<List<ProcessResult>> clearAllProcessLogs() {
    return new RpcCall<>(
        XmlRpcCall.of("supervisor.clearAllProcessLogs"), Results.listOf(ProcessResult::of));
  }

  /**
   * Makes the call {@code supervisor.sendProcessStdin}; see {@link
   * SupervisorClient#sendProcessStdin}.
   *
   * @param name the process, {@code group:name} or, for a group of one, its name
   * @param chars the characters, sent as UTF-8
   * @return the call
   */
  public static RpcCall<Boolean> sendProcessStdin(String name, String chars) {
    return new RpcCall<>(
        XmlRpcCall.of("supervisor.sendProcessStdin", XmlRpcValue.of(name), XmlRpcValue.of(chars)),
        Results::flag);
  }

  /**
   * Makes the call {@code supervisor.sendRemoteCommEvent}; see {@link
   * SupervisorClient#sendRemoteCommEvent}.
   *
   * @param type what the event says as its type
   * @param data what the event carries
   * @return the call
   */
  public static RpcCall<Boolean> sendRemoteCommEvent(String type, String data) {
    return new RpcCall<>(
        XmlRpcCall.of("supervisor.sendRemoteCommEvent", XmlRpcValue.of(type), XmlRpcValue.of(data)),
        Results::flag);
  }

  /**
   * Makes the call {@code system.listMethods}; see {@link SupervisorClient#listMethods}.
   *
   * @return the call
   */
  public static RpcCall<List<String>> listMethods() {
    return new RpcCall<>(XmlRpcCall.of("system.listMethods"), Results.listOf(XmlRpcValue::asText));
  }

  /**
   * Makes the call {@code system.methodHelp}; see {@link SupervisorClient#methodHelp}.
   *
   * @param method its full name
   * @return the call
   */
  public static RpcCall<String> methodHelp(String method) {
    return new RpcCall<>(
        XmlRpcCall.of("system.methodHelp", XmlRpcValue.of(method)), XmlRpcValue::asText);
  }

  /**
   * Makes the call {@code system.methodSignature}; see {@link SupervisorClient#methodSignature}.
   *
   * @param method its full name
   * @return the call
   */
  public static RpcCall<List<String>> methodSignature(String method) {
    return new RpcCall<>(
        XmlRpcCall.of("system.methodSignature", XmlRpcValue.of(method)),
        Results.listOf(XmlRpcValue::asText));
  }

  /** With a whole group supervisord would answer a list, and its failures would go unseen. */
  private static String oneProcess(String name) {
    if (name.endsWith(":*") || name.endsWith(":")) {
      throw new IllegalArgumentException(
          "expected the name of one process, found the group \""
              + name
              + "\": there is a call for groups");
    }
    return name;
  }
}
