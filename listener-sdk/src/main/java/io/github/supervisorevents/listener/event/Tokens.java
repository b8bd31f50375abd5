package io.github.supervisorevents.listener.event;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.HashMap;
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

  /** With more tokens than these, each is looked up in an index: a line may be megabytes long. */
  private static final int FEW = 64;

  private String[] names = new String[USUAL_SIZE];
  private String[] values = new String[USUAL_SIZE];
  private int size;
  private Map<String, Integer> index = Map.of();

  private Tokens() {}

  /**
   * The tokens of a line. A value goes from the first colon to the next space, so it may hold
   * colons; a word without a colon belongs to the value before it, because {@code identifier=} of
   * supervisord may hold spaces.
   */
  static Tokens parse(String line) {
    Tokens tokens = new Tokens();
    int colon = colonFrom(line, 0);
    int start = 0;
    while (start < line.length()) {
      int end = wordEnd(line, start);
      if (colon < end) {
        tokens.add(tokens.name(line, start, colon), line.substring(colon + 1, end));
        colon = colonFrom(line, end);
      } else if (end > start) {
        end = tokens.addWords(line, start, colon);
      }
      start = end + 1;
    }
    return tokens;
  }

  private static int wordEnd(String line, int start) {
    int space = line.indexOf(' ', start);
    return space < 0 ? line.length() : space;
  }

  /** Where the next colon is, the line's length if there is none. */
  private static int colonFrom(String line, int start) {
    int colon = line.indexOf(':', start);
    return colon < 0 ? line.length() : colon;
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
    if (size > FEW) {
      return index.getOrDefault(name, -1);
    }
    int same = indexOfSame(name);
    if (same >= 0) {
      return same;
    }
    for (int place = 0; place < size; place++) {
      if (names[place].equals(name)) {
        return place;
      }
    }
    return -1;
  }

  private int indexOfSame(Object name) {
    for (int place = 0; place < size; place++) {
      if (names[place] == name) {
        return place;
      }
    }
    return -1;
  }

  /** Of several tokens of one name the last counts. */
  private void add(String name, String value) {
    int earlier = size > FEW ? indexOf(name) : indexOfSame(name);
    if (earlier >= 0) {
      values[earlier] = value;
      return;
    }
    if (size == names.length) {
      names = Arrays.copyOf(names, size * 2);
      values = Arrays.copyOf(values, size * 2);
    }
    names[size] = name;
    values[size] = value;
    size++;
    if (size > FEW) {
      addToIndex();
    }
  }

  private void addToIndex() {
    if (index.isEmpty()) {
      index = new HashMap<>();
      for (int place = 0; place < size; place++) {
        index.put(names[place], place);
      }
    }
    index.put(names[size - 1], size - 1);
  }

  /**
   * Takes all words before the token that has this colon, in one go.
   *
   * @return where they end
   */
  private int addWords(String line, int start, int colon) {
    if (size == 0) {
      int end = wordEnd(line, start);
      add(line.substring(start, end), "");
      return end;
    }
    int end = colon == line.length() ? colon : line.lastIndexOf(' ', colon);
    values[size - 1] = values[size - 1].concat(singleSpaced(line.substring(start, end)));
    return end;
  }

  /** The words with one space before each. */
  private static String singleSpaced(String words) {
    StringBuilder text = new StringBuilder(words.length() + 1);
    for (int start = 0; start < words.length(); ) {
      int end = wordEnd(words, start);
      if (end > start) {
        text.append(' ').append(words, start, end);
      }
      start = end + 1;
    }
    return text.toString();
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
