package io.github.supervisorevents.listener.rpc;

/** The body of a reply. For one thread. */
@FunctionalInterface
interface HttpBody {
  /** Some bytes, at least one, or -1 at the body's end. */
  int read(byte[] target, int offset, int length);
}
