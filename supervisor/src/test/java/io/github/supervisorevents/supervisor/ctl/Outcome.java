package io.github.supervisorevents.supervisor.ctl;

/** What a command said on standard output, and its exit status. */
record Outcome(int exitStatus, String output) {}
