package io.github.supervisorevents.supervisor.log;

import io.github.supervisorevents.supervisor.posix.Descriptors;
import io.github.supervisorevents.supervisor.posix.Errno;
import io.github.supervisorevents.supervisor.posix.FileTrouble;
import io.github.supervisorevents.supervisor.posix.OpenFlag;
import io.github.supervisorevents.supervisor.posix.PosixException;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Log files whose names the supervisor chooses, as supervisord does: {@code
 * web_00-stdout---supervisor-3f9_a0bz.log} in {@code childlogdir}.
 */
public final class AutoLogFiles {
  private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789_";
  private static final int RANDOM_LETTERS = 8;
  private static final int OWNER_ONLY = 0600;
  private static final int ATTEMPTS = 100;

  private final Path directory;
  private final String identifier;
  private final Pattern ours;
  private final SecureRandom random = new SecureRandom();

  /**
   * Files of one supervisor.
   *
   * @param directory {@code childlogdir}
   * @param identifier the supervisor's name, which tells its files from another's
   */
  public AutoLogFiles(Path directory, String identifier) {
    this.directory = directory;
    this.identifier = identifier;
    this.ours =
        Pattern.compile(".+?---" + Pattern.quote(identifier) + "-\\S+\\.log(\\.?[0-9]{1,4})?");
  }

  /**
   * Creates an empty file that only the supervisor's user may read.
   *
   * @param channel {@code stdout} or {@code stderr}
   */
  public Path create(String process, String channel) throws IOException {
    String start = process + "-" + channel + "---" + identifier + "-";
    int result = -Errno.EEXIST;
    for (int i = 0; i < ATTEMPTS && result == -Errno.EEXIST; i++) {
      Path file = directory.resolve(start + randomLetters() + ".log");
      int flags = OpenFlag.WRONLY | OpenFlag.CREAT | OpenFlag.EXCL | OpenFlag.NOFOLLOW;
      result = Descriptors.open(file, flags, OWNER_ONLY);
      if (result >= 0) {
        Descriptors.close(result);
        return file;
      }
    }
    throw new PosixException("create a log file in " + directory, -result);
  }

  /**
   * Removes the files of earlier runs.
   *
   * @return what could not be removed, in words, a line for each
   */
  public List<String> removeOld() {
    List<String> complaints = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
      for (Path file : files) {
        if (ours.matcher(file.getFileName().toString()).matches()) {
          remove(file, complaints);
        }
      }
    } catch (DirectoryIteratorException e) {
      complaints.add(notCleared(e.getCause()));
    } catch (IOException e) {
      complaints.add(notCleared(e));
    }
    return complaints;
  }

  private String notCleared(IOException e) {
    return "Could not clear childlog dir " + directory + ": " + FileTrouble.reason(e);
  }

  private static void remove(Path file, List<String> complaints) {
    int result = Descriptors.unlink(file);
    if (result < 0 && result != -Errno.ENOENT) {
      complaints.add("Failed to clean up " + file + ": " + Errno.ofResult(result));
    }
  }

  private String randomLetters() {
    StringBuilder letters = new StringBuilder(RANDOM_LETTERS);
    for (int i = 0; i < RANDOM_LETTERS; i++) {
      letters.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return letters.toString();
  }
}
