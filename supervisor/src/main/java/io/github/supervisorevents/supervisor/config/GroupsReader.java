package io.github.supervisorevents.supervisor.config;

import io.github.supervisorevents.supervisor.spec.GroupSpec;
import io.github.supervisorevents.supervisor.spec.ListenerPoolSpec;
import io.github.supervisorevents.supervisor.spec.ProgramGroupSpec;
import io.github.supervisorevents.supervisor.spec.ProgramSpec;
import io.github.supervisorevents.supervisor.state.EventType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Reads all {@code [group:x]}, {@code [program:x]} and {@code [eventlistener:x]} sections. For one
 * thread.
 */
final class GroupsReader {
  private static final int DEFAULT_PRIORITY = 999;

  /** Listeners start first and stop last. */
  private static final int DEFAULT_LISTENER_PRIORITY = -1;

  private static final int DEFAULT_BUFFER_SIZE = 10;
  private static final String DEFAULT_RESULT_HANDLER = "supervisor.dispatchers:default_handler";

  private final IniDocument document;
  private final Function<IniSection, SectionReader> readers;
  private final FileValues files;
  private final Map<String, String> environment;
  private final Set<String> grouped = new HashSet<>();

  /**
   * A reader of all groups.
   *
   * @param readers makes the reader of a section
   * @param environment what {@code [supervisord]} adds to every program's environment
   */
  GroupsReader(
      IniDocument document,
      Function<IniSection, SectionReader> readers,
      FileValues files,
      Map<String, String> environment) {
    this.document = document;
    this.readers = readers;
    this.files = files;
    this.environment = environment;
  }

  /** The groups, unique by name, in start order. */
  List<GroupSpec> read() {
    List<GroupSpec> groups = new ArrayList<>();
    document.ofKind("group").forEach(section -> group(section).ifPresent(groups::add));
    for (IniSection section : document.ofKind("program")) {
      if (!grouped.contains(section.name())) {
        program(section).ifPresent(groups::add);
      }
    }
    document.ofKind("eventlistener").forEach(section -> pool(section).ifPresent(groups::add));
    for (IniSection section : document.ofKind("fcgi-program")) {
      readers
          .apply(section)
          .error("FastCGI programs are not supported; use a [program:x] that opens its own socket");
    }
    groups.sort(GroupSpec.START_ORDER);
    return unique(groups);
  }

  private Optional<GroupSpec> group(IniSection section) {
    Optional<String> name = name(section);
    if (name.isEmpty()) {
      return Optional.empty();
    }
    SectionReader reader = reader(section, name.get(), name.get());
    List<ProgramSpec> programs = new ArrayList<>();
    List<String> members = reader.get("programs", GroupsReader::list, List.of());
    if (members.isEmpty()) {
      reader.warning("names no programs");
    }
    for (String member : members) {
      document
          .section("program:" + member)
          .ifPresentOrElse(
              program -> programs.addAll(member(program, name.get())),
              () -> unknown(reader, member));
    }
    int priority = reader.get("priority", Values::integer, DEFAULT_PRIORITY);
    return Optional.of(new ProgramGroupSpec(name.get(), priority, unique(reader, programs)));
  }

  private void unknown(SectionReader reader, String member) {
    List<String> known = document.ofKind("program").stream().map(IniSection::label).toList();
    boolean fastCgi = document.section("fcgi-program:" + member).isPresent();
    reader.error(
        "programs",
        "found \""
            + member
            + "\", but there is no [program:"
            + member
            + "]"
            + (fastCgi ? "; FastCGI programs are not supported" : Nearest.hint(member, known)));
  }

  private List<ProgramSpec> member(IniSection program, String group) {
    grouped.add(program.name());
    return name(program).map(name -> programs(reader(program, name, group))).orElse(List.of());
  }

  private Optional<GroupSpec> program(IniSection section) {
    return name(section)
        .map(
            name -> {
              SectionReader reader = reader(section, name, name);
              int priority = reader.get("priority", Values::integer, DEFAULT_PRIORITY);
              return new ProgramGroupSpec(name, priority, unique(reader, programs(reader)));
            });
  }

  private Optional<GroupSpec> pool(IniSection section) {
    Optional<String> name = name(section);
    if (name.isEmpty()) {
      return Optional.empty();
    }
    SectionReader reader = reader(section, name.get(), name.get());
    if (reader.get("redirect_stderr", Values::bool, false)) {
      reader.error(
          "redirect_stderr",
          "found \"true\"; a listener's stdout carries the protocol, so stderr cannot go there");
    }
    checkResultHandler(reader);
    if (!reader.has("events")) {
      reader.error("has no events; expected event types such as PROCESS_STATE,TICK_60");
    }
    Set<EventType> events = reader.get("events", Values::events, Set.of());
    int priority = reader.get("priority", Values::integer, DEFAULT_LISTENER_PRIORITY);
    int buffer = reader.get("buffer_size", Values::positive, DEFAULT_BUFFER_SIZE);
    List<ProgramSpec> listeners = unique(reader, programs(reader));
    return Optional.of(new ListenerPoolSpec(name.get(), priority, listeners, events, buffer));
  }

  private static void checkResultHandler(SectionReader reader) {
    Optional<String> handler = reader.text("result_handler");
    if (handler.isPresent() && !handler.get().equals(DEFAULT_RESULT_HANDLER)) {
      reader.error(
          "result_handler",
          "found \""
              + handler.get()
              + "\"; result handlers written in Python are not supported, only "
              + DEFAULT_RESULT_HANDLER);
    }
  }

  private List<ProgramSpec> programs(SectionReader reader) {
    return new ProgramReader(reader, files, environment).read();
  }

  private SectionReader reader(IniSection section, String program, String group) {
    SectionReader reader = readers.apply(section);
    return reader.with(reader.expansions().with("program_name", program).with("group_name", group));
  }

  private Optional<String> name(IniSection section) {
    String label = section.name().substring(section.name().indexOf(':') + 1);
    try {
      return Optional.of(Values.name(label));
    } catch (BadValueException wrong) {
      readers.apply(section).error(wrong.getMessage());
      return Optional.empty();
    }
  }

  private static List<String> list(String text) {
    if (text.isEmpty()) {
      return List.of();
    }
    List<String> members = new ArrayList<>();
    for (String member : text.split(",", -1)) {
      members.add(PythonText.strip(member));
    }
    return members;
  }

  /**
   * Of processes with the same name the last remains, in the first one's place, as in supervisord.
   */
  private static List<ProgramSpec> unique(SectionReader reader, List<ProgramSpec> programs) {
    Map<String, ProgramSpec> byName = new LinkedHashMap<>();
    for (ProgramSpec program : programs) {
      if (byName.put(program.name(), program) != null) {
        reader.warning(
            "has several processes named " + program.name() + "; only one of them is run");
      }
    }
    return List.copyOf(byName.values());
  }

  /** Of groups with the same name the first in start order remains, as in supervisord. */
  private List<GroupSpec> unique(Collection<GroupSpec> groups) {
    Map<String, GroupSpec> byName = new LinkedHashMap<>();
    for (GroupSpec group : groups) {
      if (byName.putIfAbsent(group.name(), group) != null) {
        sectionOf(group)
            .warning("another group is named " + group.name() + " too; only one of them is used");
      }
    }
    return List.copyOf(byName.values());
  }

  private SectionReader sectionOf(GroupSpec group) {
    String kind =
        group instanceof ListenerPoolSpec
            ? "eventlistener"
            : document.ofKind("group").stream()
                    .anyMatch(section -> section.label().equals(group.name()))
                ? "group"
                : "program";
    return document.ofKind(kind).stream()
        .filter(section -> section.label().equals(group.name()))
        .findFirst()
        .map(readers)
        .orElseThrow(() -> new IllegalStateException("no section for " + group.name()));
  }
}
