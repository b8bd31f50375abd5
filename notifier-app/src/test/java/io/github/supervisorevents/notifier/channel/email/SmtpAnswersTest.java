package io.github.supervisorevents.notifier.channel.email;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.supervisorevents.notifier.channel.Channel;
import io.github.supervisorevents.notifier.channel.CheckResult;
import io.github.supervisorevents.notifier.channel.Delivery;
import io.github.supervisorevents.notifier.channel.DeliveryResult;
import io.github.supervisorevents.notifier.channel.DeliveryResult.Delivered;
import io.github.supervisorevents.notifier.channel.DeliveryResult.Rejected;
import io.github.supervisorevents.notifier.channel.DeliveryResult.RetryLater;
import io.github.supervisorevents.notifier.channel.OddServer;
import io.github.supervisorevents.notifier.channel.Secret;
import io.github.supervisorevents.notifier.channel.email.EmailConfig.Security;
import io.github.supervisorevents.notifier.message.SampleNotification;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Every code a mail server may answer with, and STARTTLS. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SmtpAnswersTest {
  @TempDir Path folder;
  private final TestCertificate certificate = TestCertificate.LOCALHOST;
  private ScriptedSmtpServer server;

  @BeforeEach
  void startServer() throws Exception {
    server = new ScriptedSmtpServer(certificate.serverSide());
  }

  @AfterEach
  void stopServer() {
    server.close();
  }

  @Test
  void startTlsComesBeforeLoginAndMail() throws Exception {
    assertThat(deliver()).isInstanceOf(Delivered.class);

    List<String> commands = server.commands();
    assertThat(commands.get(0)).isEqualTo("EHLO web-01");
    assertThat(commands.indexOf("TLS")).isPositive();
    assertThat(commands.subList(0, commands.indexOf("TLS")))
        .noneMatch(command -> command.startsWith("AUTH") || command.startsWith("MAIL"));
    assertThat(commands).contains("RCPT TO:<ops@example.org>", "RCPT TO:<two@example.org>");
  }

  @Test
  void serverWithoutStartTlsGetsNoPasswordAndNoMail() throws Exception {
    server.withoutStartTls();

    Rejected rejected = (Rejected) deliver();

    assertThat(rejected.reason().code()).isEqualTo("starttls");
    assertThat(rejected.scope()).isEqualTo(DeliveryResult.Scope.CHANNEL);
    assertThat(server.commands())
        .noneMatch(command -> command.startsWith("AUTH") || command.startsWith("MAIL"));
  }

  @Test
  void serverWithoutLoginGetsNoMailThatWasToBeSentAsSomebody() throws Exception {
    server.withoutLogin();

    Rejected rejected = (Rejected) deliver();

    assertThat(rejected.reason().code()).isEqualTo("login");
    assertThat(rejected.reason().detail())
        .contains("offers no login", "SMTP_USERNAME", "SMTP_PASSWORD");
    assertThat(rejected.scope()).isEqualTo(DeliveryResult.Scope.CHANNEL);
    assertThat(server.commands()).contains("TLS").noneMatch(said -> said.startsWith("MAIL"));
    try (Channel channel = channel(Security.STARTTLS, login())) {
      assertThat(channel.check()).isInstanceOf(CheckResult.Failed.class);
    }
    try (Channel channel = channel(Security.STARTTLS, Optional.empty())) {
      assertThat(channel.deliver(delivery(2))).isInstanceOf(Delivered.class);
    }
  }

  @Test
  void securityNoneSpeaksInClear() throws Exception {
    try (Channel channel = channel(Security.NONE, Optional.empty())) {
      assertThat(channel.deliver(delivery(1))).isInstanceOf(Delivered.class);
    }
    assertThat(server.commands()).doesNotContain("STARTTLS", "TLS");
  }

  @ParameterizedTest
  @CsvSource({
    "GREETING, 421 busy, later",
    "GREETING, 554 go away, CHANNEL",
    "STARTTLS, 454 not now, later",
    "AUTH, 454 not now, later",
    "AUTH, 535 wrong, CHANNEL",
    "AUTH, 534 other mechanism, CHANNEL",
    "MAIL, 451 not now, later",
    "MAIL, 452 full, later",
    "MAIL, 550 who are you, CHANNEL",
    "MAIL, 530 log in first, CHANNEL",
    "MAIL, 552 too much, later",
    "RCPT, 450 busy, later",
    "RCPT, 451 error, later",
    "RCPT, 452 full, later",
    "RCPT, 421 leaving, later",
    "RCPT, 550 no such user, CHANNEL",
    "RCPT, 551 not here, CHANNEL",
    "RCPT, 552 full, later",
    "RCPT, 553 bad name, CHANNEL",
    "RCPT, 501 bad syntax, CHANNEL",
    "DATA, 451 not now, later",
    "DATA, 554 no valid recipients, NOTIFICATION",
    "END, 451 not now, later",
    "END, 452 full, later",
    "END, 550 looks like spam, NOTIFICATION",
    "END, 552 too large, later",
    "END, 554 refused, NOTIFICATION"
  })
  void everyCodeHasItsVerdict(String command, String answer, String verdict) throws Exception {
    server.answering(command, answer);

    DeliveryResult result = deliver();

    if (verdict.equals("later")) {
      assertThat(result).isInstanceOf(RetryLater.class);
    } else {
      assertThat(result).isInstanceOf(Rejected.class);
      assertThat(((Rejected) result).scope().name()).isEqualTo(verdict);
    }
  }

  @ParameterizedTest
  @CsvSource({"GREETING", "EHLO", "STARTTLS", "AUTH", "MAIL", "RCPT", "DATA"})
  void connectionThatIsLostIsForLater(String command) throws Exception {
    server.answering(command, "");

    RetryLater later = (RetryLater) deliver();

    assertThat(later.reason().toString()).doesNotContain("-1", "[EOF]");
  }

  @ParameterizedTest
  @EnumSource(Security.class)
  void serverThatNeverEndsItsGreetingIsLeftAtOnce(Security security) throws Exception {
    server.close();
    try (OddServer odd = OddServer.flooding("220 ");
        Channel channel = channel(odd.port(), security, login())) {
      RetryLater later = (RetryLater) channel.deliver(delivery(1));

      assertThat(later.reason().code()).isIn("connection_lost", "tls");
    }
  }

  @Test
  void oneWrongAddressDoesNotKeepTheMailFromTheOthers() throws Exception {
    server.answering("RCPT TO:<two@", "550 no such user");

    assertThat(deliver()).isInstanceOf(Delivered.class);
    assertThat(server.commands()).contains("DATA");
  }

  @Test
  void nextAttemptGoesOnlyToThoseWhoHaveNotGotIt() throws Exception {
    server.answering("RCPT TO:<two@", "451 greylisted");
    try (Channel channel = channel(Security.STARTTLS, login())) {
      assertThat(channel.deliver(delivery(1))).isInstanceOf(RetryLater.class);
      server.answering("RCPT TO:<two@", "250 fine");
      server.commands().clear();

      assertThat(channel.deliver(delivery(2))).isInstanceOf(Delivered.class);

      assertThat(server.commands())
          .contains("RCPT TO:<two@example.org>")
          .doesNotContain("RCPT TO:<ops@example.org>");
    }
  }

  private DeliveryResult deliver() throws Exception {
    try (Channel channel = channel(Security.STARTTLS, login())) {
      return channel.deliver(delivery(1));
    }
  }

  private static Optional<EmailConfig.Login> login() {
    return Optional.of(new EmailConfig.Login("me", Secret.of("s3cr3t")));
  }

  private Channel channel(Security security, Optional<EmailConfig.Login> login) throws Exception {
    return channel(server.port(), security, login);
  }

  private Channel channel(int port, Security security, Optional<EmailConfig.Login> login)
      throws Exception {
    return new EmailChannel(
        new EmailConfig(
            "localhost",
            port,
            security,
            login,
            "supervisor@example.org",
            List.of("ops@example.org", "two@example.org"),
            Duration.ofSeconds(20),
            Optional.of(certificate.pemIn(folder))),
        SampleNotification.CLOCK);
  }

  private static Delivery delivery(int attempt) {
    return new Delivery("d1", SampleNotification.crashed(), attempt, false, Map.of(), Map.of());
  }
}
