package io.github.supervisorevents.notifier.outbox;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The folder that keeps what must survive a restart. Only the owner may look into it when the
 * notifier made it; the files in it are the owner's alone in any case.
 *
 * <p>Immutable; any thread may use it.
 */
public final class StateDirectory {
  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rwx------");
  private static final Set<PosixFilePermission> OWNER_ONLY_FILE =
      PosixFilePermissions.fromString("rw-------");

  private final Path folder;

  private StateDirectory(Path folder) {
    this.folder = folder;
  }

  /**
   * Makes the folder if need be, and checks that files can be made in it.
   *
   * @throws IOException when they cannot; the message is for the operator
   */
  public static StateDirectory prepare(Path folder) throws IOException {
    Objects.requireNonNull(folder, "folder");
    try {
      create(folder.toAbsolutePath().normalize());
      Files.delete(Files.createFile(probe(folder)));
    } catch (FileAlreadyExistsException e) {
      throw new IOException(folder + " is no folder", e);
    } catch (AccessDeniedException e) {
      throw new IOException(
          "%s cannot be written by user %s".formatted(folder, System.getProperty("user.name")), e);
    } catch (FileSystemException e) {
      String reason = Optional.ofNullable(e.getReason()).orElse("the system refuses it");
      throw new IOException("%s cannot be written: %s".formatted(folder, reason), e);
    }
    return new StateDirectory(folder);
  }

  /**
   * The folder as {@link #prepare} would have it, but none is made.
   *
   * @throws IOException when it could not be made or used; the message is for the operator
   */
  public static StateDirectory expected(Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      return prepare(folder);
    }
    Path nearest = folder.toAbsolutePath().normalize();
    while (!Files.exists(nearest)) {
      nearest = nearest.getParent();
    }
    if (!Files.isDirectory(nearest)) {
      throw new IOException(folder + " is no folder");
    }
    if (!Files.isWritable(nearest)) {
      throw new IOException(
          "%s cannot be written by user %s".formatted(folder, System.getProperty("user.name")));
    }
    return new StateDirectory(folder);
  }

  // Not a temporary file of the JDK's: the randomness of its name takes 20 ms, before READY.
  private static Path probe(Path folder) {
    return folder.resolve(".writable" + Long.toUnsignedString(System.nanoTime(), 36));
  }

  /** A folder that a notifier has made; nothing is checked or changed. */
  public static StateDirectory existing(Path folder) {
    return new StateDirectory(folder);
  }

  // Only the folders that are missing are made, and only those get our permissions.
  private static void create(Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      return;
    }
    Path parent = folder.getParent();
    if (parent != null) {
      create(parent);
    }
    try {
      Files.createDirectory(folder, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
    } catch (FileAlreadyExistsException e) {
      if (!Files.isDirectory(folder)) {
        throw e;
      }
    }
  }

  /**
   * Whether nobody but this user can put files there: the folder is his, no link, and closed to
   * others. For a folder at a place that everybody can write to.
   */
  public boolean isPrivate() throws IOException {
    return !Files.isSymbolicLink(folder)
        && Files.getOwner(folder, LinkOption.NOFOLLOW_LINKS)
            .getName()
            .equals(System.getProperty("user.name"))
        && Files.getPosixFilePermissions(folder, LinkOption.NOFOLLOW_LINKS).equals(OWNER_ONLY);
  }

  /** The folder itself. */
  public Path path() {
    return folder;
  }

  /** Where the outbox is kept. */
  public Path database() {
    return folder.resolve("outbox.db");
  }

  /** Where events are kept until it is found out what they mean. */
  public Path journal() {
    return folder.resolve("journal");
  }

  /** Where SQLite's native library is kept, so that it is unpacked once and not at every start. */
  public Path nativeLibraries() {
    return folder.resolve("native");
  }

  /**
   * Takes the folder for this process, until the lock's channel is closed or the process ends in
   * any way.
   *
   * @return empty when it is taken
   * @throws IOException when the file system cannot lock
   */
  public Optional<FileLock> lock() throws IOException {
    FileChannel channel =
        FileChannel.open(
            folder.resolve("lock"),
            Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
            PosixFilePermissions.asFileAttribute(OWNER_ONLY_FILE));
    Optional<FileLock> lock = Optional.empty();
    try {
      lock = Optional.ofNullable(channel.tryLock());
      return lock;
    } catch (OverlappingFileLockException e) {
      return Optional.empty();
    } finally {
      if (lock.isEmpty()) {
        channel.close();
      }
    }
  }
}
