package io.github.supervisorevents.listener.event;

/**
 * A process wrote to its output: the {@code PROCESS_LOG_*} events. A piece of output is what
 * supervisord read at once; it may begin or end in the middle of a line.
 *
 * @param header the header that it came with
 * @param process the process's name within its group
 * @param group the name of its group
 * @param pid its process id; 0 when not given
 * @param channel which output
 * @param data what it wrote; output that is not UTF-8 comes from Python's supervisord as {@code
 *     Undecodable: b'…'}
 */
public record ProcessLog(
    EventHeader header, String process, String group, int pid, Channel channel, String data)
    implements ProcessEvent {}
