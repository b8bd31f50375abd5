package io.github.supervisorevents.listener.rpc;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Calls when no file can be opened any more, or only a few, and prints how many are left open by
 * that.
 */
final class FewDescriptors {
  private static final File DESCRIPTORS = new File("/proc/self/fd");
  private static final int MORE_THAN_A_CALL_NEEDS = 8;

  private FewDescriptors() {}

  public static void main(String[] urls) throws IOException {
    for (String url : urls) {
      SupervisorClient client = SupervisorClient.builder(url).build();
      callInVain(client);
      int before = open();
      for (int free = 0; free < MORE_THAN_A_CALL_NEEDS; free++) {
        callWith(free, client);
      }
      System.out.println(open() - before);
    }
  }

  private static void callWith(int free, SupervisorClient client) throws IOException {
    Deque<FileInputStream> taken = new ArrayDeque<>();
    try {
      while (true) {
        taken.push(new FileInputStream("/dev/null"));
      }
    } catch (IOException noMore) {
      for (int given = 0; given < free; given++) {
        taken.pop().close();
      }
      callInVain(client);
    } finally {
      for (FileInputStream one : taken) {
        one.close();
      }
    }
  }

  private static void callInVain(SupervisorClient client) {
    try {
      client.getState();
      throw new AssertionError("nobody should be there");
    } catch (RpcUnreachableException expected) {
      return;
    }
  }

  private static int open() {
    return DESCRIPTORS.list().length;
  }
}
