package io.github.supervisorevents.supervisor.ctl;

import io.github.supervisorevents.supervisor.config.ConfigException;
import io.github.supervisorevents.supervisor.config.ConfigLoader;
import io.github.supervisorevents.supervisor.config.ConfigSearch;
import io.github.supervisorevents.supervisor.config.Surroundings;
import io.github.supervisorevents.supervisor.spec.CtlSpec;
import io.github.supervisorevents.supervisor.spec.Secret;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Puts the settings together. For one thread. */
final class SettingsLoader {
  private final Surroundings surroundings;
  private final ConfigSearch search;

  SettingsLoader(Surroundings surroundings, ConfigSearch search) {
    this.surroundings = surroundings;
    this.search = search;
  }

  CtlSettings load(CtlOptions options) throws CtlUsageException {
    CtlSettings file = fromFile(options.value("configuration"));
    Optional<String> url = options.value("serverurl");
    if (url.isPresent()) {
      checkUrl(url.get());
    }
    return new CtlSettings(
        url.orElse(file.serverUrl()),
        options.value("username").or(file::username),
        options.value("password").map(Secret::of).or(file::password),
        file.prompt(),
        options.value("history_file").map(Path::of).or(file::historyFile));
  }

  private CtlSettings fromFile(Optional<String> named) throws CtlUsageException {
    if (named.isEmpty()) {
      Optional<Path> found = search.find();
      return found.isPresent() ? read(found.get()) : CtlSettings.DEFAULT;
    }
    Path file = surroundings.workingDirectory().resolve(named.get());
    if (!Files.exists(file)) {
      throw new CtlUsageException("could not find config file " + named.get());
    }
    return read(file);
  }

  private CtlSettings read(Path file) throws CtlUsageException {
    try {
      CtlSpec spec = new ConfigLoader(surroundings).loadCtl(file);
      return new CtlSettings(
          spec.serverUrl(), spec.username(), spec.password(), spec.prompt(), spec.historyFile());
    } catch (ConfigException e) {
      throw new CtlUsageException(e.getMessage());
    }
  }

  private static void checkUrl(String text) throws CtlUsageException {
    try {
      URI uri = new URI(text.replace(" ", "%20"));
      if (uri.getScheme() != null && !text.endsWith(":")) {
        return;
      }
    } catch (URISyntaxException e) {
      throw new CtlUsageException("invalid value for --serverurl: " + e.getMessage());
    }
    throw new CtlUsageException(
        "invalid value for --serverurl: expected unix:///path/of/socket or http://host:port, found"
            + " '"
            + text
            + "'");
  }
}
