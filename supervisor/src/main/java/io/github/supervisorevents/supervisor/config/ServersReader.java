package io.github.supervisorevents.supervisor.config;

import io.github.supervisorevents.supervisor.spec.Credentials;
import io.github.supervisorevents.supervisor.spec.Secret;
import io.github.supervisorevents.supervisor.spec.ServerSpec;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** Reads the {@code [unix_http_server]} and {@code [inet_http_server]} sections. */
final class ServersReader {
  private static final int DEFAULT_MODE = 0700;

  private final IniDocument document;
  private final Function<IniSection, SectionReader> readers;
  private final FileValues files;

  ServersReader(
      IniDocument document, Function<IniSection, SectionReader> readers, FileValues files) {
    this.document = document;
    this.readers = readers;
    this.files = files;
  }

  /** The servers, unix sockets first. */
  List<ServerSpec> read() {
    List<ServerSpec> servers = new ArrayList<>();
    sections("unix_http_server").forEach(reader -> unix(reader).ifPresent(servers::add));
    sections("inet_http_server").forEach(reader -> inet(reader).ifPresent(servers::add));
    return servers;
  }

  private List<SectionReader> sections(String kind) {
    return document.sections().stream()
        .filter(section -> section.name().equals(kind) || section.name().startsWith(kind + ":"))
        .map(readers)
        .toList();
  }

  private Optional<ServerSpec> unix(SectionReader reader) {
    if (!reader.has("file")) {
      reader.error("has no file; expected the path of a socket");
    }
    Optional<Path> file = reader.get("file", files::anyFile);
    int mode = reader.get("chmod", Values::octal, DEFAULT_MODE);
    var owner = reader.get("chown", files::owner);
    Optional<Credentials> credentials = credentials(reader);
    return file.map(path -> new ServerSpec.Unix(path, mode, owner, credentials));
  }

  private Optional<ServerSpec> inet(SectionReader reader) {
    if (!reader.has("port")) {
      reader.error("has no port; expected host:port, *:port or a port");
    }
    Optional<ServerSpec.Inet> address = reader.get("port", ServersReader::address);
    Optional<Credentials> credentials = credentials(reader);
    return address.map(
        inet -> {
          if (credentials.isEmpty() && !isLoopback(inet.host())) {
            reader.warning(
                "port",
                "everybody who can reach "
                    + (inet.host().isEmpty() ? "this machine" : inet.host())
                    + " on port "
                    + inet.port()
                    + " can run programs here; set username and password, or listen on 127.0.0.1");
          }
          return new ServerSpec.Inet(inet.host(), inet.port(), credentials);
        });
  }

  private static ServerSpec.Inet address(String text) throws BadValueException {
    int colon = text.lastIndexOf(':');
    String host = colon < 0 ? "" : text.substring(0, colon).toLowerCase(Locale.ROOT);
    String port = text.substring(colon + 1);
    try {
      return new ServerSpec.Inet(host.equals("*") ? "" : host, Values.port(port), Optional.empty());
    } catch (BadValueException wrong) {
      throw BadValueException.found(text, "host:port, *:port or a port, 1 to 65535");
    }
  }

  private static boolean isLoopback(String host) {
    return host.equals("localhost")
        || host.startsWith("127.")
        || host.equals("::1")
        || host.equals("[::1]");
  }

  private static Optional<Credentials> credentials(SectionReader reader) {
    Optional<String> username = reader.text("username");
    Optional<Secret> password = reader.get("password", ServersReader::password);
    if (reader.has("username") != reader.has("password")) {
      String missing = reader.has("username") ? "password" : "username";
      reader.error("has no " + missing + "; a username and a password go together");
    }
    return username.flatMap(name -> password.map(secret -> new Credentials(name, secret)));
  }

  private static Secret password(String text) throws BadValueException {
    if (text.startsWith("{SHA}") && !text.substring(5).matches("[0-9a-fA-F]{40}")) {
      throw new BadValueException("{SHA} is followed by the 40 hexadecimal digits of a SHA-1");
    }
    return Secret.of(text);
  }
}
