package io.github.supervisorevents.supervisor.posix;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.nio.ByteBuffer;

/**
 * Memory that the system reads into and writes from, without a copy and without an object a call.
 * For one thread at a time.
 */
public final class NativeBuffer {
  private final ByteBuffer bytes;
  private final long address;

  private NativeBuffer(ByteBuffer bytes) {
    this.bytes = bytes;
    this.address = Pointer.nativeValue(Native.getDirectBufferPointer(bytes));
  }

  /** A buffer of so many bytes. */
  public static NativeBuffer allocate(int capacity) {
    return new NativeBuffer(ByteBuffer.allocateDirect(capacity));
  }

  /** The bytes themselves, with position and limit as {@link #read} and {@link #write} use them. */
  public ByteBuffer bytes() {
    return bytes;
  }

  /**
   * Reads once into the whole buffer; what came is then between position 0 and the limit.
   *
   * @return how many bytes came, 0 at the end of the file, or a negated error number (EAGAIN if
   *     there is nothing now)
   */
  public int read(int fd) {
    long result;
    do {
      result = LibC.read(fd, address, bytes.capacity());
    } while (result < 0 && LibC.errno() == Errno.EINTR);
    int count = LibC.orErrno(result);
    bytes.position(0).limit(Math.max(count, 0));
    return count;
  }

  /** As {@link #read(int)}, from a place in a seekable file and at most {@code count} bytes. */
  public int read(int fd, long offset, int count) {
    long wanted = Math.min(count, bytes.capacity());
    int result = LibC.orErrno(LibC.pread(fd, address, wanted, offset));
    bytes.position(0).limit(Math.max(result, 0));
    return result;
  }

  /**
   * Writes once what is between position and limit, and moves the position over what was taken.
   *
   * @return how many bytes were taken, or a negated error number (EAGAIN if nothing can be taken
   *     now)
   */
  public int write(int fd) {
    return write(fd, bytes.remaining());
  }

  /** As {@link #write(int)}, at most {@code count} bytes. */
  public int write(int fd, int count) {
    long length = Math.min(count, bytes.remaining());
    long result;
    do {
      result = LibC.write(fd, address + bytes.position(), length);
    } while (result < 0 && LibC.errno() == Errno.EINTR);
    int written = LibC.orErrno(result);
    if (written > 0) {
      bytes.position(bytes.position() + written);
    }
    return written;
  }

  /**
   * Fills it with bytes of an array, as many as fit, to be written next.
   *
   * @return how many were taken
   */
  public int fill(byte[] source, int from) {
    int count = Math.min(source.length - from, bytes.capacity());
    bytes.clear();
    bytes.put(source, from, count).flip();
    return count;
  }

  long address() {
    return address;
  }
}
