package io.github.supervisorevents.notifier.config;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Everything that can be said in the environment, by the name it is said with. */
public enum Setting {
  /** A Slack bot's token. */
  SLACK_TOKEN(Form.SECRET, "Slack", "the bot's token, xoxb-..."),
  /** The same, by the name that Slack's own tools use. */
  SLACK_BOT_TOKEN(Form.SECRET, "Slack", "the same as SLACK_TOKEN"),
  /** Where the bot posts. */
  SLACK_CHANNEL(Form.PLAIN, "Slack", "where the bot posts: C0123456789 or #ops"),
  /** An incoming webhook. */
  SLACK_WEBHOOK_URL(
      Form.SECRET, "Slack", "an incoming webhook, instead of a token: messages cannot be edited"),
  /** Slack's API. */
  SLACK_API_URL(Form.PLAIN, "Slack", "where Slack's Web API is; default https://slack.com/api/"),

  /** A Telegram bot's token. */
  TELEGRAM_BOT_TOKEN(Form.SECRET, "Telegram", "the bot's token from BotFather"),
  /** Where the bot writes. */
  TELEGRAM_CHAT_ID(Form.PLAIN, "Telegram", "-1001234567890, @channel, or chat:topic"),
  /** Telegram's API. */
  TELEGRAM_API_URL(
      Form.PLAIN, "Telegram", "where the Bot API is; default https://api.telegram.org"),

  /** The mail server. */
  SMTP_HOST(Form.PLAIN, "Email", "the mail server"),
  /** Its port. */
  SMTP_PORT(Form.PLAIN, "Email", "its port; default 587, or 465 with SMTP_SECURITY=tls"),
  /** Who we are to it. */
  SMTP_USERNAME(Form.PLAIN, "Email", "the mail server's user, when it asks for one"),
  /** The user's password. */
  SMTP_PASSWORD(Form.SECRET, "Email", "the user's password"),
  /** How the connection is protected. */
  SMTP_SECURITY(
      Form.PLAIN, "Email", "starttls, tls or none; default tls on port 465, starttls on others"),
  /** The sender. */
  EMAIL_FROM(Form.PLAIN, "Email", "the sender: ops@example.org or Ops <ops@example.org>"),
  /** The recipients. */
  EMAIL_TO(Form.PLAIN, "Email", "the recipients, separated by commas"),

  /** Where to POST. */
  WEBHOOK_URL(Form.SECRET, "Webhook", "where to POST each notification as JSON"),
  /** The key that signs. */
  WEBHOOK_SECRET(Form.SECRET, "Webhook", "whsec_... signs each request (Standard Webhooks)"),
  /** More headers. */
  WEBHOOK_HEADERS(
      Form.SECRET, "Webhook", "more headers: Authorization: Bearer x; X-Team: ops (or one a line)"),
  /** A body of its own. */
  WEBHOOK_TEMPLATE(
      Form.PLAIN, "Webhook", "a file with the body in a service's own shape, see docs/channels.md"),
  /** Keys for it. */
  WEBHOOK_TEMPLATE_SECRETS(
      Form.SECRET, "Webhook", "what it names as {{secrets.key}}: key: value; other: value"),

  /** What to tell. */
  NOTIFY_ON(
      Form.PLAIN,
      "What to tell",
      "kinds and event types; default: what is bad, and that it is over (see check)"),
  /** Of which processes. */
  NOTIFY_PROCESSES(
      Form.PLAIN, "What to tell", "globs on group:name, ! excludes: web:*,!*:debug*; default all"),

  /** How long to gather. */
  GROUP_WAIT(
      Form.PLAIN,
      "What to tell",
      "how long to wait for more of the same in one message; default 2s"),
  /** When a process is well again. */
  RECOVERY_AFTER(
      Form.PLAIN, "What to tell", "how long a process must run to be well again; default 10s"),
  /** From when on crashes are a loop. */
  CRASH_LOOP(Form.PLAIN, "What to tell", "so many exits in so much time are a loop; default 5/10m"),
  /** When to remind. */
  REPEAT_AFTER(Form.PLAIN, "What to tell", "remind of what is still down so often; default never"),
  /** How much of a log to show. */
  LOG_TAIL_LINES(
      Form.PLAIN,
      "What to tell",
      "how many of a program's last log lines to show; default 15, 0 for none"),
  /** What else to take out. */
  LOG_REDACT(
      Form.PLAIN,
      "What to tell",
      "regular expressions, one a line, of what else is secret in logs"),
  /** When to give up. */
  GIVE_UP_AFTER(Form.PLAIN, "Delivery", "how long a delivery is tried again; default 24h"),
  /** What a stored event survives. */
  NOTIFIER_DURABILITY(
      Form.PLAIN, "Delivery", "normal (survives kill -9) or full (survives loss of power, too)"),
  /** More than the environment can say. */
  NOTIFIER_CONFIG(
      Form.PLAIN,
      "The notifier itself",
      "a YAML file with several channels and routes, see docs/routes.md"),
  /** Where undelivered notifications are kept. */
  NOTIFIER_STATE_DIR(
      Form.PLAIN, "The notifier itself", "the folder that keeps what is not yet delivered"),
  /** Whom to show that we are alive. */
  HEARTBEAT_URL(
      Form.SECRET,
      "The notifier itself",
      "called at each TICK_60: whoever watches it knows when all this has stopped"),
  /** The host's name. */
  NOTIFIER_HOST_NAME(
      Form.PLAIN, "The notifier itself", "what messages call this machine; default its host name"),
  /** How much is logged. */
  NOTIFIER_LOG_LEVEL(
      Form.PLAIN, "The notifier itself", "error, warn, info, debug or trace; default info"),

  /** The proxy for https. */
  HTTPS_PROXY(Form.SECRET, "Network", "http://user:password@proxy:3128, for https addresses"),
  /** The proxy for http. */
  HTTP_PROXY(Form.SECRET, "Network", "the same for http addresses"),
  /** How long a request may take. */
  NOTIFIER_HTTP_TIMEOUT(Form.PLAIN, "Network", "how long a request may take in all; default 20s"),
  /** What needs no proxy. */
  NO_PROXY(Form.PLAIN, "Network", "hosts reached without: corp.example,10.0.0.7"),
  /** More certificates. */
  NOTIFIER_CA_FILE(
      Form.PLAIN, "Network", "a PEM file with certificates to trust beside Java's own");

  /** What is done with a value. */
  enum Form {
    /** May be shown. */
    PLAIN,
    /** Never shown; may come from the file that {@code NAME_FILE} names. */
    SECRET
  }

  private static final String FILE_SUFFIX = "_FILE";

  private final Form form;
  private final String topic;
  private final String help;

  Setting(Form form, String topic, String help) {
    this.form = form;
    this.topic = topic;
    this.help = help;
  }

  /** Whether the value is never shown. */
  public boolean isSecret() {
    return form == Form.SECRET;
  }

  /** What it is about, in a word or two. */
  public String topic() {
    return topic;
  }

  /** What it says, in a line. */
  public String help() {
    return help;
  }

  /** The name of the variable that names a file with the value. */
  public String fileName() {
    return name() + FILE_SUFFIX;
  }

  /** The setting of this name; empty when there is none. */
  static Optional<Setting> named(String name) {
    return Arrays.stream(values()).filter(setting -> setting.name().equals(name)).findFirst();
  }

  /** Every name that means something, those of files included. */
  static Set<String> names() {
    Set<String> names = new HashSet<>();
    for (Setting setting : values()) {
      names.add(setting.name());
      if (setting.isSecret()) {
        names.add(setting.fileName());
      }
    }
    return Set.copyOf(names);
  }
}
