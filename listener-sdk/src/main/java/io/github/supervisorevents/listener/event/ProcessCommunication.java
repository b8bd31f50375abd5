package io.github.supervisorevents.listener.event;

/**
 * A process sent a message by writing {@code <!--XSUPERVISOR:BEGIN-->…<!--XSUPERVISOR:END-->} to
 * its output: the {@code PROCESS_COMMUNICATION_*} events.
 *
 * @param header the header that it came with
 * @param process the process's name within its group
 * @param group the name of its group
 * @param pid its process id; 0 when not given
 * @param channel on which output
 * @param data the message; may have several lines
 */
public record ProcessCommunication(
    EventHeader header, String process, String group, int pid, Channel channel, String data)
    implements ProcessEvent {}
