package io.github.supervisorevents.supervisor.ctl;

import io.github.supervisorevents.listener.rpc.FaultCode;
import io.github.supervisorevents.listener.rpc.ProcessResult;
import io.github.supervisorevents.listener.rpc.RpcFault;
import java.util.Map;
import java.util.Optional;

/**
 * What is said of one process after a verb.
 *
 * @param done what it is when it worked: {@code started}
 * @param faults the words for the faults that can happen; others are errors
 * @param failedSpeaks whether {@code FAILED} is said in the supervisor's own words
 * @param harmless the fault that is no failure of the command: it is already as it should be
 */
record OutcomeWords(
    String done,
    Map<FaultCode, String> faults,
    boolean failedSpeaks,
    Optional<FaultCode> harmless) {

  /** Says it and sets the exit status. */
  void report(CtlSession ctl, ProcessResult result) {
    String name = Namespec.of(result.group(), result.name());
    report(ctl, name, result.status(), result.description());
  }

  void report(CtlSession ctl, Namespec name, RpcFault fault) {
    report(ctl, name.toString(), fault.code(), fault.text());
  }

  void reportDone(CtlSession ctl, Namespec name) {
    ctl.say(name + ": " + done);
  }

  private void report(CtlSession ctl, String name, int code, String description) {
    Optional<FaultCode> fault = FaultCode.of(code);
    if (fault.equals(Optional.of(FaultCode.SUCCESS))) {
      ctl.say(name + ": " + done);
      return;
    }
    if (failedSpeaks && fault.equals(Optional.of(FaultCode.FAILED))) {
      ctl.say(description);
    } else {
      ctl.say(name + ": ERROR (" + words(fault, name, description) + ")");
    }
    if (!fault.equals(harmless)) {
      ctl.fail(exitStatus(fault.orElseThrow()));
    }
  }

  private String words(Optional<FaultCode> fault, String name, String description) {
    return fault
        .map(faults::get)
        .orElseThrow(() -> new UnexpectedOutcomeException(name + ": " + description));
  }

  private static ExitStatus exitStatus(FaultCode fault) {
    return switch (fault) {
      case SPAWN_ERROR, ABNORMAL_TERMINATION, NOT_RUNNING -> ExitStatus.NOT_RUNNING;
      default -> ExitStatus.GENERIC;
    };
  }
}
