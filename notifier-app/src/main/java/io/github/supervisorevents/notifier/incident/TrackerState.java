package io.github.supervisorevents.notifier.incident;

import io.github.supervisorevents.listener.event.ProcessState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** All that a tracker remembers. One thread at a time. */
final class TrackerState {
  private final Table<TrackedSupervisor> supervisor = new Table<>(TrackedSupervisor.class);
  private final Table<TrackedProcess> processes = new Table<>(TrackedProcess.class);
  private final Table<Incident> incidents = new Table<>(Incident.class);
  private final Table<Member> members = new Table<>(Member.class);
  private final Table<NewsItem> news = new Table<>(NewsItem.class);
  private final Table<AudienceLoad> loads = new Table<>(AudienceLoad.class);
  private final List<Table<?>> tables =
      List.of(supervisor, processes, incidents, members, news, loads);

  TrackerState(Collection<StateEntry> entries, String origin) {
    entries.forEach(entry -> tables.forEach(table -> table.restore(entry)));
    if (supervisor.all().isEmpty()) {
      supervisor.put(TrackedSupervisor.first(origin));
    }
  }

  TrackedSupervisor supervisor() {
    return supervisor.get(TrackedSupervisor.KEY).orElseThrow();
  }

  void put(TrackedSupervisor row) {
    supervisor.put(row);
  }

  Table<TrackedProcess> processes() {
    return processes;
  }

  Table<Incident> incidents() {
    return incidents;
  }

  Table<Member> members() {
    return members;
  }

  Table<NewsItem> news() {
    return news;
  }

  Table<AudienceLoad> loads() {
    return loads;
  }

  Optional<TrackedProcess> process(ProcessName name) {
    return processes.get(name.key());
  }

  List<Member> membersOf(Incident incident) {
    return members.startingWith(Member.prefix(incident.id()));
  }

  int groupSize(String group) {
    return processes.countStartingWith(group + ":");
  }

  AudienceLoad load(Audience audience) {
    return loads.get(audience.name()).orElseGet(() -> AudienceLoad.none(audience.name()));
  }

  /** A number that no other thing of this supervisor's has or will have. */
  long nextNumber() {
    TrackedSupervisor now = supervisor();
    put(now.numbered());
    return now.nextNumber();
  }

  /** The latest time that is remembered; the tracker's time never falls behind it. */
  Instant latest() {
    return processes.all().stream()
        .map(TrackedProcess::since)
        .max(Instant::compareTo)
        .orElse(Instant.EPOCH);
  }

  /** Forgets processes that are gone, if nothing is left to tell of them. */
  void forget(ProcessName name) {
    process(name)
        .filter(process -> process.trouble().isEmpty())
        .ifPresent(process -> processes.remove(process.key()));
  }

  /** How many processes should run: those that were started, or tried to. */
  int wanted() {
    return (int) processes.all().stream().filter(p -> p.state() != ProcessState.STOPPED).count();
  }

  List<StateEntry> entries() {
    List<StateEntry> all = new ArrayList<>();
    tables.forEach(table -> all.addAll(table.all()));
    return all;
  }

  List<EntryChange> changes() {
    List<EntryChange> changes = new ArrayList<>();
    tables.forEach(table -> table.addChangesTo(changes));
    return changes;
  }

  void keep() {
    tables.forEach(Table::keep);
  }

  void undo() {
    tables.forEach(Table::undo);
  }
}
