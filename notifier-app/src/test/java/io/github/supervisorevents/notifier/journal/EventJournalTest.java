package io.github.supervisorevents.notifier.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.supervisorevents.listener.event.Event;
import io.github.supervisorevents.listener.event.EventHeader;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventJournalTest {
  private static final Instant NOON = Instant.parse("2026-11-20T12:00:00.123456Z");

  @TempDir Path folder;
  private final List<AutoCloseable> opened = new ArrayList<>();

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable one : opened) {
      one.close();
    }
  }

  private EventJournal open(String run) {
    return open(run, false);
  }

  private EventJournal open(String run, boolean survivesPowerLoss) {
    EventJournal journal = EventJournal.open(folder.resolve("journal"), run, survivesPowerLoss);
    opened.add(journal);
    return journal;
  }

  private JournalReader reader(EventJournal journal, JournalPosition... from) {
    JournalReader reader = new JournalReader(journal, Stream.of(from).findFirst());
    opened.add(reader);
    return reader;
  }

  private static Event event(int serial) {
    return event("TICK_5", serial, "when:" + serial);
  }

  private static Event event(String name, int serial, String payload) {
    String header =
        "ver:3.0 server:supervisor serial:%d pool:notifier poolserial:%d eventname:%s len:%d"
            .formatted(serial, serial, name, payload.length());
    return Event.parse(EventHeader.parse(header), payload);
  }

  private static void append(EventJournal journal, int from, int to) {
    for (int serial = from; serial <= to; serial++) {
      journal.append(NOON, event(serial));
    }
  }

  private static List<Long> serials(List<JournalEntry> entries) {
    return entries.stream().map(entry -> entry.event().header().serial()).toList();
  }

  private static List<Long> range(int from, int to) {
    return IntStream.rangeClosed(from, to).mapToObj(Long::valueOf).toList();
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("journal"))) {
      return files.sorted().toList();
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void whatIsAppendedIsReadAsItCame(boolean survivesPowerLoss) {
    EventJournal journal = open("run 1", survivesPowerLoss);
    JournalReader reader = reader(journal);
    List<Event> events =
        List.of(
            event(
                "PROCESS_STATE_EXITED",
                1,
                "processname:cat groupname:cat from_state:RUNNING expected:0 pid:2766"),
            event(
                "PROCESS_LOG_STDERR",
                2,
                "processname:wéb groupname:wéb pid:1 channel:stderr\nzwei\n\nZeilen 🚀\n"),
            event("REMOTE_COMMUNICATION", 3, "type:a b  c:d\nthe data"),
            event("PLUGIN_EVENT", 4, "no tokens  at all\nand more"),
            event("SUPERVISOR_STATE_CHANGE_STOPPING", 5, ""),
            Event.parse(EventHeader.parse(""), "x"));

    events.forEach(event -> journal.append(NOON, event));

    List<JournalEntry> read = reader.next(100);
    assertThat(read).extracting(JournalEntry::event).isEqualTo(events);
    assertThat(read).extracting(JournalEntry::at).containsOnly(NOON);
    assertThat(read).extracting(JournalEntry::run).containsOnly("run 1");
    assertThat(reader.next(100)).isEmpty();
    assertThat(reader.isAtEnd()).isTrue();
  }

  @Test
  void aReaderFollowsTheWriter() {
    EventJournal journal = open("run");
    JournalReader reader = reader(journal);
    assertThat(reader.isAtEnd()).isTrue();
    assertThat(reader.next(10)).isEmpty();

    append(journal, 1, 3);
    assertThat(reader.isAtEnd()).isFalse();
    assertThat(serials(reader.next(2))).isEqualTo(range(1, 2));
    append(journal, 4, 4);

    assertThat(serials(reader.next(10))).isEqualTo(range(3, 4));
    assertThat(reader.isAtEnd()).isTrue();
  }

  @Test
  void whatWasNotUsedIsReadAgainByTheNextProcess() {
    EventJournal first = open("run");
    JournalReader reader = reader(first);
    append(first, 1, 5);
    List<JournalEntry> read = reader.next(3);
    reader.used(read.get(1).end());

    EventJournal second = open("run");
    append(second, 6, 6);

    assertThat(serials(reader(second, read.get(1).end()).next(10))).isEqualTo(range(3, 6));
    assertThat(serials(reader(second).next(10)))
        .as("by the journal's own marks")
        .isEqualTo(range(3, 6));
  }

  @Test
  void whatOthersLeftCanBeReadApart() {
    append(open("run 1"), 1, 2);
    EventJournal second = open("run 2");
    append(second, 3, 4);
    JournalReader reader = reader(second);

    List<JournalEntry> earlier = reader.nextOfEarlier(10);

    assertThat(serials(earlier)).isEqualTo(range(1, 2));
    assertThat(earlier).extracting(JournalEntry::run).containsOnly("run 1");
    assertThat(reader.nextOfEarlier(10)).isEmpty();
    assertThat(serials(reader.next(10))).isEqualTo(range(3, 4));
  }

  @Test
  void aReaderThatGoesBackReadsTheSameAgain() {
    EventJournal journal = open("run");
    JournalReader reader = reader(journal);
    append(journal, 1, 4);
    JournalPosition after1 = reader.next(1).get(0).end();
    reader.used(after1);
    reader.next(10);

    reader.backTo(after1);

    assertThat(reader.isAtEnd()).isFalse();
    assertThat(serials(reader.next(10))).isEqualTo(range(2, 4));
  }

  @Test
  void longEventsFillSeveralFilesWhichGoWhenTheyAreUsed() throws IOException {
    EventJournal journal = open("run");
    JournalReader reader = reader(journal);
    String megabyte = "processname:a groupname:a pid:1 channel:stdout\n" + "x".repeat(1 << 20);
    for (int serial = 1; serial <= 10; serial++) {
      journal.append(NOON, event("PROCESS_LOG_STDOUT", serial, megabyte));
    }
    assertThat(files()).hasSizeGreaterThan(2);

    List<JournalEntry> read = new ArrayList<>();
    while (!reader.isAtEnd()) {
      List<JournalEntry> some = reader.next(100);
      assertThat(some).as("few at once, because they are long").hasSizeBetween(1, 2);
      read.addAll(some);
    }
    assertThat(serials(read)).isEqualTo(range(1, 10));
    assertThat(read.get(9).event().data()).hasSize(1 << 20);
    reader.used(read.get(9).end());

    assertThat(files()).hasSize(1);
    append(journal, 11, 11);
    assertThat(serials(reader.next(100))).isEqualTo(range(11, 11));
  }

  @Test
  void aCutOffEndIsSetAsideAndWhatComesBeforeAndAfterIsRead() throws IOException {
    EventJournal first = open("run");
    append(first, 1, 3);
    first.close();
    Path file = files().get(0);
    try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
      bytes.setLength(bytes.length() - 5);
    }

    EventJournal second = open("run");
    append(second, 4, 4);

    JournalReader reader = reader(second);
    assertThat(serials(reader.nextOfEarlier(10))).isEqualTo(range(1, 2));
    assertThat(serials(reader.next(10))).isEqualTo(range(4, 4));
    assertThat(files()).contains(file.resolveSibling(file.getFileName() + ".damaged"));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 30, 60, 120})
  void damageAnywhereIsNoEventAndNoException(int place) throws IOException {
    EventJournal first = open("run");
    append(first, 1, 3);
    first.close();
    try (RandomAccessFile bytes = new RandomAccessFile(files().get(0).toFile(), "rw")) {
      bytes.seek(place);
      bytes.write(new byte[] {-1, -1, -1, -1, -1, -1, -1, -1});
    }

    EventJournal second = open("run");
    append(second, 4, 4);

    List<Long> read = serials(reader(second).next(10));
    assertThat(read).isSubsetOf(range(1, 4)).endsWith(4L);
    assertThat(files()).anyMatch(file -> file.toString().endsWith(".damaged"));
  }

  @Test
  void aFileThatWasOnlyBegunIsNoMistake() throws IOException {
    Files.createDirectories(folder.resolve("journal"));
    Files.createFile(folder.resolve("journal/0000000000000000001.events"));

    EventJournal journal = open("run");
    append(journal, 1, 1);

    assertThat(serials(reader(journal).next(10))).isEqualTo(range(1, 1));
    assertThat(files()).hasSize(1);
  }

  @Test
  void aPlaceInAJournalThatIsGoneIsNotTrusted() {
    EventJournal journal = open("run");
    append(journal, 1, 2);
    JournalPosition gone = new JournalPosition(journal.end().segment() + 1, 1000);

    assertThat(serials(reader(journal, gone).next(10))).isEqualTo(range(1, 2));
  }

  @Test
  void whenItsFilesAreTakenAwayItBeginsNewOnes() throws IOException {
    EventJournal journal = open("run");
    JournalReader reader = reader(journal);
    append(journal, 1, 1);
    reader.next(10);
    for (Path file : files()) {
      Files.delete(file);
    }
    Files.delete(folder.resolve("journal"));

    journal.checkFiles();
    append(journal, 2, 3);

    assertThat(serials(reader.next(10))).isEqualTo(range(2, 3));
    assertThat(serials(reader(open("run")).next(10))).isEqualTo(range(2, 3));
  }

  @Test
  void whatIsNotUsedYetCanBeCountedFromOutside() {
    Path path = folder.resolve("journal");
    assertThat(JournalBacklog.count(path, Optional.empty())).isZero();
    append(open("run 1"), 1, 2);
    EventJournal second = open("run 2");
    append(second, 3, 5);
    assertThat(JournalBacklog.count(path, Optional.empty())).isEqualTo(5);

    JournalReader reader = reader(second);
    JournalPosition after3 = reader.next(3).get(2).end();
    reader.used(after3);

    assertThat(JournalBacklog.count(path, Optional.of(after3))).isEqualTo(2);
    assertThat(JournalBacklog.count(path, Optional.empty())).isEqualTo(2);
    assertThat(JournalBacklog.count(path, Optional.of(second.end()))).isZero();
  }

  @Test
  void whatCouldNotBeBegunAnewIsNotWrittenToTheFileThatWasTakenAway() throws IOException {
    EventJournal journal = open("run");
    append(journal, 1, 1);
    Files.delete(files().get(0));
    Files.delete(folder.resolve("journal"));
    Path inTheWay = Files.createFile(folder.resolve("journal"));
    journal.checkFiles();
    assertThatThrownBy(() -> append(journal, 2, 2)).isInstanceOf(JournalException.class);
    Files.delete(inTheWay);

    append(journal, 2, 2);

    assertThat(serials(reader(open("run")).next(10))).isEqualTo(range(2, 2));
  }

  @Test
  void aFileThatCannotBeOpenedNowIsReadLater() throws IOException {
    EventJournal journal = open("run");
    append(journal, 1, 3);
    journal.startAnew();
    append(journal, 4, 6);
    Path second = files().get(1);
    Path elsewhere = Files.move(second, folder.resolve("elsewhere"));
    Files.createSymbolicLink(second, second);
    JournalReader reader = reader(journal);

    List<Long> read = new ArrayList<>(serials(reader.next(10)));
    assertThatThrownBy(() -> reader.next(10)).isInstanceOf(JournalException.class);
    assertThat(reader.isAtEnd()).isFalse();
    Files.delete(second);
    Files.move(elsewhere, second);
    read.addAll(serials(reader.next(10)));

    assertThat(read).isEqualTo(range(1, 6));
  }

  @Test
  void whatCannotBeRemovedNowIsRemovedLater() throws IOException {
    EventJournal journal = open("run");
    append(journal, 1, 3);
    journal.startAnew();
    append(journal, 4, 5);
    JournalReader reader = reader(journal);
    JournalPosition after5 = reader.next(10).get(4).end();
    Path first = files().get(0);
    Path elsewhere = Files.move(first, folder.resolve("elsewhere"));
    Path inTheWay = Files.createFile(Files.createDirectory(first).resolve("file"));

    reader.used(after5);
    assertThat(files()).hasSize(2);
    Files.delete(inTheWay);
    Files.delete(first);
    Files.move(elsewhere, first);
    reader.used(after5);

    assertThat(files()).hasSize(1);
  }

  @Test
  void aReaderByMarksGoesBackNoFurtherThanItIsTold() {
    EventJournal journal = open("run");
    append(journal, 1, 3);
    journal.startAnew();
    append(journal, 4, 5);
    JournalReader reader = reader(journal);
    JournalPosition after3 = reader.next(10).get(2).end();
    reader.used(after3);

    reader.backTo(after3);

    assertThat(serials(reader.next(10))).isEqualTo(range(4, 5));
  }

  @Test
  void itsFilesAreTheOwnersAlone() throws IOException {
    append(open("run"), 1, 1);

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(files().get(0))))
        .isEqualTo("rw-------");
    assertThat(
            PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("journal"))))
        .isEqualTo("rwx------");
  }

  @Test
  void whatIsDamagedIsNotCounted() throws IOException {
    EventJournal journal = open("run");
    append(journal, 1, 2);
    Files.writeString(folder.resolve("journal/0000000000000000001.events"), "no journal at all");

    assertThat(JournalBacklog.count(folder.resolve("journal"), Optional.empty())).isEqualTo(2);
  }

  @Test
  void aFolderThatCannotBeUsedIsSaidByName() throws IOException {
    Files.createFile(folder.resolve("journal"));

    assertThatThrownBy(() -> open("run").append(NOON, event(1)))
        .isInstanceOf(JournalException.class)
        .hasMessageContaining(folder.resolve("journal").toString());
  }

  @Test
  void placesComeInOrderAndAsText() {
    JournalPosition place = new JournalPosition(7, 1234);

    assertThat(JournalPosition.parse(place.toString())).isEqualTo(place);
    assertThat(place)
        .isGreaterThan(new JournalPosition(6, 9999))
        .isGreaterThan(new JournalPosition(7, 1233))
        .isLessThan(new JournalPosition(8, 0));
    assertThatThrownBy(() -> JournalPosition.parse("seven"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(Optional.of(place)).contains(JournalPosition.parse("7:1234"));
  }
}
