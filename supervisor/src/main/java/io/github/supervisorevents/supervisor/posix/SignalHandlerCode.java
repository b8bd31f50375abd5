package io.github.supervisorevents.supervisor.posix;

import com.sun.jna.Pointer;
import java.util.HexFormat;
import java.util.Optional;

/**
 * A signal handler in machine code: {@code void handler(int signal) { write(fd, &signal, 1); }}.
 *
 * <p>Java's own handlers cannot have SIGQUIT, and start a thread for every signal, which thousands
 * of SIGCHLD would make felt. A handler may be interrupting anything, so it must not be Java; these
 * few instructions use the interrupted thread's stack, one system call and nothing else.
 */
final class SignalHandlerCode {
  //   endbr64; push rdi; mov rsi, rsp; mov edi, FD; mov edx, 1; mov eax, 1 (write); syscall
  //   pop rdi; ret
  private static final String X86_64 = "f30f1efa 57 4889e6 bf %s ba01000000 b801000000 0f05 5f c3";
  //   bti c; str x0, [sp, #-16]!; mov x1, sp; ldr w0, FD; mov x2, #1; mov x8, #64 (write); svc #0
  //   add sp, sp, #16; ret; FD: .word
  private static final String AARCH64 =
      "5f2403d5 e00f1ff8 e1030091 c0000018 220080d2 080880d2 010000d4 ff430091 c0035fd6 %s";

  private static final int PAGE = 4096;
  private static final int READ = 1;
  private static final int WRITE = 2;
  private static final int EXECUTE = 4;
  private static final int PRIVATE_ANONYMOUS = 0x22;

  private SignalHandlerCode() {}

  /**
   * Puts the handler into memory, for good.
   *
   * @param fd what it writes the signal's number to, as one byte
   * @return its address; empty on other processors, or where no memory may become code
   */
  static Optional<Long> load(int fd) {
    return template(System.getProperty("os.arch")).flatMap(code -> map(assemble(code, fd)));
  }

  private static Optional<String> template(String architecture) {
    return switch (architecture) {
      case "amd64", "x86_64" -> Optional.of(X86_64);
      case "aarch64" -> Optional.of(AARCH64);
      default -> Optional.empty();
    };
  }

  private static byte[] assemble(String template, int fd) {
    String littleEndian = HexFormat.of().toHexDigits(Integer.reverseBytes(fd));
    return HexFormat.of().parseHex(template.formatted(littleEndian).replace(" ", ""));
  }

  private static Optional<Long> map(byte[] code) {
    long page = LibC.mmap(0, PAGE, READ | WRITE, PRIVATE_ANONYMOUS, -1, 0);
    if (page == -1) {
      return Optional.empty();
    }
    new Pointer(page).write(0, code, 0, code.length);
    return LibC.mprotect(page, PAGE, READ | EXECUTE) == 0 ? Optional.of(page) : Optional.empty();
  }
}
