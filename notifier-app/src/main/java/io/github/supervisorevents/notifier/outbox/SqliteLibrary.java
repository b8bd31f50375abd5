package io.github.supervisorevents.notifier.outbox;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteJDBCLoader;
import org.sqlite.util.LibraryLoaderUtil;

/**
 * Unpacks SQLite's native library once, into a folder of our own.
 *
 * <p>Left to itself the driver unpacks a megabyte into {@code java.io.tmpdir} at every start: that
 * takes as long again as all the rest of the first opening, fails where that folder is mounted
 * noexec, and leaves a file behind for each {@code kill -9}. When anything here fails the driver
 * still does it its own way.
 */
public final class SqliteLibrary {
  private static final Logger LOG = LoggerFactory.getLogger("outbox");
  private static final String LIBRARY_FOLDER = "org.sqlite.lib.path";

  private SqliteLibrary() {}

  /**
   * Makes the driver load its library from this folder. Before the first outbox is opened.
   *
   * @param folder made if need be
   */
  public static void keepIn(Path folder) {
    if (System.getProperty(LIBRARY_FOLDER) != null) {
      return;
    }
    String name = LibraryLoaderUtil.getNativeLibName();
    String resource = LibraryLoaderUtil.getNativeLibResourcePath() + "/" + name;
    URL packed = SQLiteJDBCLoader.class.getResource(resource);
    if (packed == null) {
      return;
    }
    try {
      Path versioned = folder.resolve("sqlite-" + SQLiteJDBCLoader.getVersion());
      unpack(packed, versioned, name);
      System.setProperty(LIBRARY_FOLDER, versioned.toString());
    } catch (IOException e) {
      LOG.debug("SQLite's library is unpacked by its driver: {}", e.toString());
    }
  }

  private static void unpack(URL packed, Path folder, String name) throws IOException {
    Path library = folder.resolve(name);
    URLConnection connection = packed.openConnection();
    connection.setUseCaches(false);
    try (InputStream in = connection.getInputStream()) {
      if (Files.exists(library) && Files.size(library) == connection.getContentLengthLong()) {
        return;
      }
      Files.createDirectories(
          folder,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      Path half = Files.createTempFile(folder, name, ".part");
      Files.copy(in, half, StandardCopyOption.REPLACE_EXISTING);
      Files.move(half, library, StandardCopyOption.ATOMIC_MOVE);
    }
  }
}
