package io.github.supervisorevents.listener.event;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Set;

/**
 * A line of {@code name:value name:value} as an unmodifiable map in the order of the line. There
 * are few tokens, so looking at each in turn is the fastest way to find one.
 */
final class Tokens extends AbstractMap<String, String> {
  /** The names that supervisord uses, so that not every event needs new ones. */
  private static final String[] KNOWN_NAMES = {
    "ver",
    "server",
    "serial",
    "pool",
    "poolserial",
    "eventname",
    "len",
    "processname",
    "groupname",
    "from_state",
    "pid",
    "expected",
    "tries",
    "channel",
    "when",
    "bytes",
    "type",
  };

  private static final int USUAL_SIZE = 8;

  private String[] names = new String[USUAL_SIZE];
  private String[] values = new String[USUAL_SIZE];
  private int size;

  private Tokens() {}

  /**
   * The tokens of a line. A value goes from the first colon to the next space, so it may hold
   * colons; a word without a colon belongs to the value before it, because {@code identifier=} of
   * supervisord may hold spaces.
   */
  static Tokens parse(String line) {
    Tokens tokens = new Tokens();
    int start = 0;
    while (start < line.length()) {
      int space = line.indexOf(' ', start);
      int end = space < 0 ? line.length() : space;
      int colon = line.indexOf(':', start);
      if (colon >= 0 && colon < end) {
        tokens.add(tokens.name(line, start, colon), line.substring(colon + 1, end));
      } else if (end > start) {
        tokens.addWord(line.substring(start, end));
      }
      start = end + 1;
    }
    return tokens;
  }

  /** One token that is the whole line: spaces do not end it. */
  static Tokens parseWhole(String line) {
    Tokens tokens = new Tokens();
    int colon = line.indexOf(':');
    tokens.add(
        tokens.name(line, 0, colon < 0 ? line.length() : colon),
        colon < 0 ? "" : line.substring(colon + 1));
    return tokens;
  }

  /** The same tokens in the same order, which nobody can change. */
  static Tokens copy(Map<String, String> map) {
    if (map instanceof Tokens tokens) {
      return tokens;
    }
    Tokens tokens = new Tokens();
    for (Map.Entry<String, String> token : map.entrySet()) {
      String name = token.getKey();
      tokens.add(
          tokens.name(name, 0, name.length()), Objects.requireNonNull(token.getValue(), "value"));
    }
    return tokens;
  }

  /** The number that a token holds, or the one given when it is missing or no number. */
  static long number(Map<String, String> tokens, String name, long otherwise) {
    String text = tokens.get(name);
    if (text == null || text.isEmpty()) {
      return otherwise;
    }
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException notANumber) {
      return otherwise;
    }
  }

  static int smallNumber(Map<String, String> tokens, String name, int otherwise) {
    long number = number(tokens, name, otherwise);
    return (int) number == number ? (int) number : otherwise;
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public String get(Object name) {
    int index = indexOf(name);
    return index < 0 ? null : values[index];
  }

  @Override
  public String getOrDefault(Object name, String otherwise) {
    int index = indexOf(name);
    return index < 0 ? otherwise : values[index];
  }

  @Override
  public boolean containsKey(Object name) {
    return indexOf(name) >= 0;
  }

  @Override
  public Set<Map.Entry<String, String>> entrySet() {
    return new Entries();
  }

  /**
   * Known names are always the same objects, as string literals are: mostly the first loop finds
   * them.
   */
  private int indexOf(Object name) {
    for (int index = 0; index < size; index++) {
      if (names[index] == name) {
        return index;
      }
    }
    for (int index = 0; index < size; index++) {
      if (names[index].equals(name)) {
        return index;
      }
    }
    return -1;
  }

  /** Of several tokens of one name the last counts. */
  private void add(String name, String value) {
    for (int index = 0; index < size; index++) {
      if (names[index] == name) {
        values[index] = value;
        return;
      }
    }
    if (size == names.length) {
      names = Arrays.copyOf(names, size * 2);
      values = Arrays.copyOf(values, size * 2);
    }
    names[size] = name;
    values[size] = value;
    size++;
  }

  private void addWord(String word) {
    if (size == 0) {
      add(word, "");
    } else {
      values[size - 1] = values[size - 1].concat(" ").concat(word);
    }
  }

  /** One object for each name: the known one, or the one that an earlier token has. */
  private String name(String line, int start, int end) {
    for (String known : KNOWN_NAMES) {
      if (known.length() == end - start && line.startsWith(known, start)) {
        return known;
      }
    }
    String name = line.substring(start, end);
    int earlier = indexOf(name);
    return earlier < 0 ? name : names[earlier];
  }

  private final class Entries extends AbstractSet<Map.Entry<String, String>> {
    @Override
    public int size() {
      return size;
    }

    @Override
    public Iterator<Map.Entry<String, String>> iterator() {
      return new Iterator<>() {
        private int next;

        @Override
        public boolean hasNext() {
          return next < size;
        }

        @Override
        public Map.Entry<String, String> next() {
          if (next >= size) {
            throw new NoSuchElementException();
          }
          return Map.entry(names[next], values[next++]);
        }
      };
    }
  }
}
