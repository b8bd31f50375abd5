package io.github.supervisorevents.supervisor.config;

import io.github.supervisorevents.supervisor.spec.OwnerSpec;
import io.github.supervisorevents.supervisor.spec.UserSpec;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.OptionalInt;

/**
 * Values that name a file, a directory or a user of this system.
 *
 * @param surroundings where the supervisor runs
 * @param here the directory of the configuration file
 * @param programBase what relative paths of programs start from: the directory that the supervisor
 *     is in while it runs
 */
record FileValues(Surroundings surroundings, Path here, Path programBase) {

  /** A directory that exists, for the supervisor itself. */
  Path directory(String text) throws BadValueException {
    return existing(resolve(surroundings.workingDirectory(), text), text);
  }

  /** A directory that a program starts in; it need not exist until then. */
  Path programDirectory(String text) throws BadValueException {
    return resolve(programBase, text);
  }

  /** A file of the supervisor itself, in a directory that exists. */
  Path file(String text) throws BadValueException {
    return inExistingDirectory(resolve(surroundings.workingDirectory(), text));
  }

  /** A file of a program, in a directory that exists. */
  Path programFile(String text) throws BadValueException {
    return inExistingDirectory(resolve(programBase, text));
  }

  /** A file that will be made. */
  Path anyFile(String text) throws BadValueException {
    return resolve(surroundings.workingDirectory(), PythonText.strip(text));
  }

  private Path resolve(Path base, String text) throws BadValueException {
    if (text.isEmpty()) {
      throw new BadValueException("is empty; expected a path");
    }
    try {
      return base.resolve(surroundings.path(text)).normalize();
    } catch (InvalidPathException unreadable) {
      throw BadValueException.found(text, "a path");
    }
  }

  private static Path existing(Path directory, String text) throws BadValueException {
    if (!Files.isDirectory(directory)) {
      throw BadValueException.found(text, "a directory that exists");
    }
    return directory;
  }

  private static Path inExistingDirectory(Path file) throws BadValueException {
    Path directory = file.getParent();
    if (directory != null && !Files.isDirectory(directory)) {
      throw new BadValueException(
          "found \"" + file + "\", but the directory " + directory + " does not exist");
    }
    return file;
  }

  UserSpec user(String text) throws BadValueException {
    OptionalInt uid = surroundings.accounts().uid(text);
    if (uid.isEmpty()) {
      throw BadValueException.found(text, "the name or number of a user of this system");
    }
    return new UserSpec(text, uid.getAsInt());
  }

  /** {@code user} or {@code user:group}. */
  OwnerSpec owner(String text) throws BadValueException {
    int colon = text.indexOf(':');
    int uid = user(colon < 0 ? text : text.substring(0, colon)).uid();
    if (colon < 0) {
      return new OwnerSpec(uid, OptionalInt.empty());
    }
    String group = text.substring(colon + 1);
    OptionalInt gid = surroundings.accounts().gid(group);
    if (gid.isEmpty()) {
      throw BadValueException.found(group, "the name or number of a group of this system");
    }
    return new OwnerSpec(uid, gid);
  }
}
