package io.github.supervisorevents.notifier;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Secrets in what programs write leave the host by no channel. */
@Timeout(120)
class SecretsIT {
  private static final String NEEDLE = "n33dle";

  @TempDir Path folder;
  private ChatServices chats;
  private Endpoint endpoint;
  private Endpoint templated;
  private GreenMail mail;
  private NotifierProcess notifier;

  @BeforeEach
  void start() throws IOException {
    chats = new ChatServices();
    endpoint = new Endpoint();
    templated = new Endpoint();
    mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    mail.start();
    Path template =
        Files.writeString(
            folder.resolve("template.json"),
            "{\"t\": \"{{title}}\", \"l\": \"{{log}}\", \"f\": \"{{facts}}\"}");
    Path config =
        Files.writeString(
            folder.resolve("notifier.yaml"),
            """
            channels:
              slack: {type: slack, token: xoxb-1, channel: C1, api_url: "CHATS/"}
              telegram: {type: telegram, bot_token: "1:a", chat_id: "-1", api_url: "CHATS"}
              hook: {type: webhook, url: "HOOK"}
              templated: {type: webhook, url: "TEMPLATED", template: "FILE"}
              mail: {type: email, host: 127.0.0.1, port: PORT, security: none,
                from: a@example.org, to: b@example.org}
              console: {type: console}
            """
                .replace("CHATS", chats.url())
                .replace("HOOK", endpoint.url())
                .replace("TEMPLATED", templated.url())
                .replace("FILE", template.toString())
                .replace("PORT", String.valueOf(mail.getSmtp().getPort())));
    notifier =
        NotifierProcess.start(
            folder,
            Map.of(
                "NOTIFIER_CONFIG", config.toString(),
                "NOTIFY_ON", "PROCESS_LOG,PROCESS_COMMUNICATION,REMOTE_COMMUNICATION",
                "LOG_REDACT", "customer-\\w+"));
    assertThat(notifier.line()).isEqualTo("READY");
  }

  @AfterEach
  void end() {
    notifier.close();
    mail.stop();
    chats.close();
    endpoint.close();
    templated.close();
  }

  @Test
  void ofEventsThatCarryWhatProgramsWrite() throws IOException {
    List<String> events =
        List.of("PROCESS_LOG_STDERR", "PROCESS_COMMUNICATION_STDOUT", "REMOTE_COMMUNICATION");
    for (int i = 0; i < events.size(); i++) {
      String first =
          i == 2 ? "type:password=" + NEEDLE : "processname:web groupname:web pid:1 channel:stderr";
      String data =
          "\nDB_PASSWORD=" + NEEDLE + "\npostgres://app:" + NEEDLE + "@db/x customer-" + NEEDLE;
      assertThat(notifier.answerTo(i, events.get(i), first + data)).isEqualTo("OK");
    }
    Waiting.until("all of them", () -> all().size() >= 3 * 5 && console() >= 3);

    assertThat(all())
        .allSatisfy(message -> assertThat(message).contains("***").doesNotContain(NEEDLE));
    assertThat(notifier.stderr()).contains("***").doesNotContain(NEEDLE);
  }

  private long console() {
    return notifier.stderr().lines().filter(line -> line.contains("DB_PASSWORD")).count();
  }

  private List<String> all() {
    List<String> all = new ArrayList<>();
    chats.calls("chat.postMessage").forEach(call -> all.add(call.body()));
    chats.calls("sendMessage").forEach(call -> all.add(call.body()));
    endpoint.taken().forEach(one -> all.add(one.body().toString()));
    templated.taken().forEach(one -> all.add(one.body().toString()));
    Arrays.stream(mail.getReceivedMessages()).map(GreenMailUtil::getWholeMessage).forEach(all::add);
    return all;
  }
}
