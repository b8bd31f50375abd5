package io.github.supervisorevents.supervisor.log;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/**
 * Tells files from devices, and from names such as {@code /dev/stdout} of what somebody has open
 * already, which may be a file as well. Only a file may be removed or renamed.
 */
final class PlainFile {
  private static final Path OPEN_DESCRIPTORS = Path.of("/proc");

  private PlainFile() {}

  /**
   * True if the name, or what it links to, is a regular file with a name of its own; false if there
   * is nothing.
   *
   * @param name of something that could be opened
   */
  static boolean isNamed(Path name) {
    try {
      Path place = inRealFolder(name.toAbsolutePath());
      while (Files.isSymbolicLink(place) && !place.startsWith(OPEN_DESCRIPTORS)) {
        place = inRealFolder(place.resolveSibling(Files.readSymbolicLink(place)));
      }
      return Files.isRegularFile(place, LinkOption.NOFOLLOW_LINKS)
          && !place.startsWith(OPEN_DESCRIPTORS);
    } catch (IOException e) {
      return true; // it has just been removed, which is what happens to files
    }
  }

  private static Path inRealFolder(Path absolute) throws IOException {
    Path folder = absolute.getParent();
    return folder == null ? absolute : folder.toRealPath().resolve(absolute.getFileName());
  }
}
