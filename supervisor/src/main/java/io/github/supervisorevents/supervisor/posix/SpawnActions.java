package io.github.supervisorevents.supervisor.posix;

import com.sun.jna.Function;
import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.util.Optional;

/** What the new process does before it executes: a posix_spawn_file_actions_t. */
final class SpawnActions implements AutoCloseable {
  private static final int AMPLE_SIZE = 512; // glibc: 80

  private static final Optional<Function> CLOSE_FROM =
      LibC.find("posix_spawn_file_actions_addclosefrom_np");
  private static final Optional<Function> CHANGE_DIRECTORY =
      LibC.find("posix_spawn_file_actions_addfchdir_np");

  private final Memory memory = new Memory(AMPLE_SIZE);

  SpawnActions() {
    LibC.posix_spawn_file_actions_init(address());
  }

  /** True since glibc 2.29. */
  static boolean canChangeDirectory() {
    return CHANGE_DIRECTORY.isPresent();
  }

  /** True since glibc 2.34. */
  static boolean canCloseFrom() {
    return CLOSE_FROM.isPresent();
  }

  void duplicate(int from, int to) {
    LibC.posix_spawn_file_actions_adddup2(address(), from, to);
  }

  void changeDirectory(int directory) {
    CHANGE_DIRECTORY.orElseThrow().invokeInt(new Object[] {memory, directory});
  }

  /** The last action: nothing is open above stderr then. */
  void closeAboveStandard() {
    CLOSE_FROM.orElseThrow().invokeInt(new Object[] {memory, 3});
  }

  long address() {
    return Pointer.nativeValue(memory);
  }

  @Override
  public void close() {
    LibC.posix_spawn_file_actions_destroy(address());
    memory.close();
  }
}
