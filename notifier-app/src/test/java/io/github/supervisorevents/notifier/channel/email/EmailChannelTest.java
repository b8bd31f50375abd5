package io.github.supervisorevents.notifier.channel.email;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.github.supervisorevents.notifier.channel.Channel;
import io.github.supervisorevents.notifier.channel.ChannelContract;
import io.github.supervisorevents.notifier.channel.CheckResult;
import io.github.supervisorevents.notifier.channel.DeliveryResult;
import io.github.supervisorevents.notifier.channel.DeliveryResult.Delivered;
import io.github.supervisorevents.notifier.channel.DeliveryResult.Rejected;
import io.github.supervisorevents.notifier.channel.DeliveryResult.Scope;
import io.github.supervisorevents.notifier.channel.Preview;
import io.github.supervisorevents.notifier.channel.Secret;
import io.github.supervisorevents.notifier.incident.Kind;
import io.github.supervisorevents.notifier.message.Notification;
import io.github.supervisorevents.notifier.message.SampleNotification;
import io.github.supervisorevents.notifier.message.SampleProcess;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against GreenMail, over TLS, with a login. */
class EmailChannelTest extends ChannelContract {
  private static final String PASSWORD = "p4ss-w0rd";

  @TempDir Path folder;
  private final TestCertificate certificate = TestCertificate.LOCALHOST;
  private GreenMail server;

  @BeforeEach
  void startServer() throws Exception {
    System.setProperty("greenmail.tls.keystore.file", certificate.keyStoreIn(folder).toString());
    System.setProperty("greenmail.tls.keystore.password", TestCertificate.PASSWORD);
    server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTPS));
    server.setUser("notifier", PASSWORD);
    server.start();
  }

  @AfterEach
  void stopServer() {
    server.stop();
    System.clearProperty("greenmail.tls.keystore.file");
    System.clearProperty("greenmail.tls.keystore.password");
  }

  @Override
  protected String host() {
    return "localhost";
  }

  @Override
  protected Channel channelTo(String host, int port, Duration timeout) throws Exception {
    return new EmailChannel(config(host, port, timeout, PASSWORD), SampleNotification.CLOCK);
  }

  private EmailConfig config(int port, Duration timeout, String password) throws Exception {
    return config(host(), port, timeout, password);
  }

  private EmailConfig config(String host, int port, Duration timeout, String password)
      throws Exception {
    return new EmailConfig(
        host,
        port,
        EmailConfig.Security.TLS,
        Optional.of(new EmailConfig.Login("notifier", Secret.of(password))),
        "Supervisor <supervisor@example.org>",
        List.of("ops@example.org", "Second Person <second@example.org>"),
        timeout,
        Optional.of(certificate.pemIn(folder)));
  }

  @Override
  protected int acceptingPort() {
    return server.getSmtps().getPort();
  }

  @Override
  protected List<String> received() throws Exception {
    List<String> texts = new ArrayList<>();
    for (MimeMessage mail : server.getReceivedMessages()) {
      texts.add(mail.getSubject() + "\n" + part(mail, 0));
    }
    assertThat(texts).isNotEmpty();
    return texts;
  }

  private static String part(MimeMessage mail, int number) throws Exception {
    return (String) ((MimeMultipart) mail.getContent()).getBodyPart(number).getContent();
  }

  @Override
  protected int maxLength() {
    return 110_000;
  }

  @Override
  protected String startOfAnswer() {
    // A TLS record of 16,384 bytes, the first of which never all come.
    return "\u0016\u0003\u0003\u0040\u0000";
  }

  @Override
  protected List<String> secrets() {
    return List.of(PASSWORD);
  }

  @Test
  void mailGoesToEverybodyAsTextAndHtml() throws Exception {
    deliver(SampleNotification.crashed());

    MimeMessage[] mails = server.getReceivedMessages();
    assertThat(mails).hasSize(2);
    MimeMessage mail = mails[0];
    assertThat(mail.getSubject()).isEqualTo("[web-01] web:web_00 crashed (exit 3)");
    assertThat(mail.getHeader("From")).containsExactly("Supervisor <supervisor@example.org>");
    assertThat(mail.getHeader("To", ", "))
        .contains("ops@example.org", "Second Person <second@example.org>");
    assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
    assertThat(mail.getContentType()).startsWith("multipart/alternative");
    assertThat(part(mail, 0))
        .isEqualToNormalizingNewlines(
            """
            web:web_00 crashed (exit 3)
            web-01, 2026-11-20 09:00:00 UTC

            State:             RUNNING → EXITED
            Exit:              status 3, not expected
            Ran for:           2 h 5 min
            Pid:               4711
            Failures:          4
            Going on for:      12 s

            Last log lines:
                Traceback (most recent call last):
                ValueError: no such thing
            """);
    assertThat(part(mail, 1)).contains("<h2", "crashed (exit 3)</h2>", "<pre", "ValueError");
  }

  @Test
  void htmlEscapesWhatProgramsSay() throws Exception {
    Notification notification =
        SampleNotification.of(Kind.CRASHED)
            .process(SampleProcess.named("web", "<b>").log("</pre><script>alert(\"&\")</script>"))
            .build();

    deliver(notification);

    assertThat(part(server.getReceivedMessages()[0], 1))
        .contains("&lt;/pre&gt;&lt;script&gt;alert(&quot;&amp;&quot;)")
        .doesNotContain("<b>", "<script>");
  }

  @Test
  void lineFeedsMakeNoHeaders() throws Exception {
    deliver(
        SampleNotification.of(Kind.CRASHED)
            .host("web\r\nBcc: third@example.org")
            .process(SampleProcess.named("web", "a\r\nX-Evil: yes\r\n\r\nbody"))
            .build());

    MimeMessage mail = server.getReceivedMessages()[0];
    assertThat(mail.getHeader("X-Evil")).isNull();
    assertThat(mail.getHeader("Bcc")).isNull();
    assertThat(server.getReceivedMessages()).hasSize(2);
  }

  @Test
  void messageIdIsTheSameOnEveryAttempt() throws Exception {
    deliver(SampleNotification.crashed());
    deliver(SampleNotification.crashed());

    assertThat(server.getReceivedMessages())
        .extracting(MimeMessage::getMessageID)
        .containsOnly("<delivery-1@example.org>");
  }

  @Test
  void incidentIsOneThread() throws Exception {
    try (Channel channel = channelTo(acceptingPort(), PLENTY)) {
      DeliveryResult first = channel.deliver(delivery(SampleNotification.crashed()));
      channel.deliver(after(first, "delivery-2", SampleNotification.recovered()));
    }

    MimeMessage opened = mail("<delivery-1@example.org>");
    MimeMessage resolved = mail("<delivery-2@example.org>");
    assertThat(resolved.getHeader("References")).containsExactly(opened.getMessageID());
    assertThat(resolved.getHeader("In-Reply-To")).containsExactly(opened.getMessageID());
    assertThat(resolved.getSubject()).isEqualTo("Re: [web-01] web:web_00 crashed (exit 3)");
    assertThat(part(resolved, 0))
        .startsWith("web:web_00 recovered after 12 s (2 exits)")
        .contains("Began as: web:web_00 crashed (exit 3)", "ValueError");
  }

  @Test
  void wrongPasswordStopsTheChannel() throws Exception {
    try (Channel channel =
        new EmailChannel(config(acceptingPort(), PLENTY, "wr0ng"), SampleNotification.CLOCK)) {

      Rejected rejected = (Rejected) channel.deliver(delivery(SampleNotification.crashed()));

      assertThat(rejected.scope()).isEqualTo(Scope.CHANNEL);
      assertThat(rejected.reason().code()).isEqualTo("login");
      assertThat(((CheckResult.Failed) channel.check()).reason().code()).isEqualTo("login");
    }
  }

  @Test
  void certificateOfSomebodyElseIsRefused() throws Exception {
    EmailConfig good = config(acceptingPort(), PLENTY, PASSWORD);
    EmailConfig notTrusting =
        new EmailConfig(
            good.host(),
            good.port(),
            good.security(),
            good.login(),
            good.from(),
            good.to(),
            good.timeout(),
            Optional.empty());
    EmailConfig otherName =
        new EmailConfig(
            "127.0.0.1",
            good.port(),
            good.security(),
            good.login(),
            good.from(),
            good.to(),
            good.timeout(),
            good.caFile());

    for (EmailConfig config : List.of(notTrusting, otherName)) {
      try (Channel channel = new EmailChannel(config, SampleNotification.CLOCK)) {
        assertThat(reason(channel.deliver(delivery(SampleNotification.crashed()))).code())
            .isEqualTo("tls");
      }
    }
    assertThat(server.getReceivedMessages()).isEmpty();
  }

  @Test
  void missingCertificateFileStopsTheChannel() throws Exception {
    EmailConfig good = config(acceptingPort(), PLENTY, PASSWORD);
    EmailConfig bad =
        new EmailConfig(
            good.host(),
            good.port(),
            good.security(),
            good.login(),
            good.from(),
            good.to(),
            good.timeout(),
            Optional.of(folder.resolve("none.pem")));
    try (Channel channel = new EmailChannel(bad, SampleNotification.CLOCK)) {
      Rejected rejected = (Rejected) channel.deliver(delivery(SampleNotification.crashed()));

      assertThat(rejected.reason().detail()).contains("none.pem", "no such file");
    }
  }

  @Test
  void checkLogsInAndSendsNothing() throws Exception {
    try (Channel channel = channelTo(acceptingPort(), PLENTY)) {
      assertThat(channel.check())
          .isEqualTo(
              new CheckResult.Ok("localhost:" + acceptingPort() + " takes our mail as notifier"));
    }
    assertThat(server.getReceivedMessages()).isEmpty();
  }

  @Test
  void noThreadIsLeft() throws Exception {
    deliver(SampleNotification.crashed());

    assertThat(Thread.getAllStackTraces().keySet())
        .filteredOn(thread -> thread.isAlive() && thread.getName().startsWith("email"))
        .isEmpty();
  }

  private MimeMessage mail(String id) throws Exception {
    for (MimeMessage mail : server.getReceivedMessages()) {
      if (mail.getMessageID().equals(id)) {
        return mail;
      }
    }
    throw new AssertionError("no mail with Message-ID " + id);
  }

  private void deliver(Notification notification) throws Exception {
    try (Channel channel = channelTo(acceptingPort(), PLENTY)) {
      assertThat(channel.deliver(delivery(notification))).isInstanceOf(Delivered.class);
    }
  }

  @Test
  void aPreviewIsSubjectAndTextAndTheWholeMail() throws Exception {
    try (Channel channel = channelTo(acceptingPort(), PLENTY)) {
      Preview.Step step = channel.preview(delivery(SampleNotification.crashed())).steps().get(0);

      assertThat(step.reads())
          .startsWith("Subject: [web-01] web:web_00 crashed (exit 3)", "")
          .contains("    ValueError: no such thing");
      assertThat(step.request().orElseThrow().body())
          .contains("Subject: [web-01] web:web_00 crashed (exit 3)", "Message-ID: <", "<h2");
      assertThat(server.getReceivedMessages()).isEmpty();
    }
  }
}
