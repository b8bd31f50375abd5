package io.github.supervisorevents.supervisor.posix;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.util.List;

/** A {@code char *[]} that ends with NULL, in native memory until it is closed. */
final class NativeStrings implements AutoCloseable {
  private final Memory memory;

  NativeStrings(List<String> strings) {
    List<byte[]> encoded = strings.stream().map(OsString::terminated).toList();
    long table = (long) Native.POINTER_SIZE * (encoded.size() + 1);
    memory = new Memory(table + encoded.stream().mapToLong(bytes -> bytes.length).sum());
    long at = table;
    for (int i = 0; i < encoded.size(); i++) {
      memory.write(at, encoded.get(i), 0, encoded.get(i).length);
      memory.setLong((long) Native.POINTER_SIZE * i, address() + at);
      at += encoded.get(i).length;
    }
    memory.setLong((long) Native.POINTER_SIZE * encoded.size(), 0);
  }

  long address() {
    return Pointer.nativeValue(memory);
  }

  @Override
  public void close() {
    memory.close();
  }
}
