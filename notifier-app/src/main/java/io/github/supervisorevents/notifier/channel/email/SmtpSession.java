package io.github.supervisorevents.notifier.channel.email;

import io.github.supervisorevents.notifier.channel.TrustedCertificates;
import io.github.supervisorevents.notifier.channel.email.EmailConfig.Security;
import jakarta.mail.Address;
import jakarta.mail.Authenticator;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.Socket;
import java.util.Optional;
import java.util.Properties;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/** One conversation with the mail server: TLS, login, mail. */
final class SmtpSession {
  private final EmailConfig config;
  private final TimedConnection connection;
  private final Session session;
  private final SMTPTransport transport;
  private final Optional<SSLSocketFactory> tls;

  /**
   * Does not speak yet.
   *
   * @param tls makes secure connections; empty when none is wanted
   * @param ehloName how this machine calls itself
   */
  SmtpSession(
      EmailConfig config,
      Optional<SSLSocketFactory> tls,
      TimedConnection connection,
      String ehloName) {
    this.config = config;
    this.tls = tls;
    this.connection = connection;
    this.session = Session.getInstance(properties(ehloName), login());
    this.transport =
        new SMTPTransport(
            session, new URLName("smtp", config.host(), config.port(), null, null, null));
  }

  private Properties properties(String ehloName) {
    Properties properties = new Properties();
    properties.put("mail.smtp.host", config.host());
    properties.put("mail.smtp.port", String.valueOf(config.port()));
    properties.put("mail.smtp.localhost", ehloName);
    properties.put("mail.smtp.timeout", String.valueOf(config.timeout().toMillis()));
    properties.put("mail.smtp.auth", String.valueOf(config.login().isPresent()));
    config.login().ifPresent(login -> properties.put("mail.smtp.user", login.username()));
    boolean startTls = config.security() == Security.STARTTLS;
    properties.put("mail.smtp.starttls.enable", String.valueOf(startTls));
    // Without this it goes on in clear when the server, or somebody in between, offers no TLS.
    properties.put("mail.smtp.starttls.required", String.valueOf(startTls));
    properties.put("mail.smtp.ssl.checkserveridentity", "true");
    tls.ifPresent(factory -> properties.put("mail.smtp.ssl.socketFactory", factory));
    // One wrong address must not keep the mail from the others.
    properties.put("mail.smtp.sendpartial", "true");
    properties.put("mail.smtp.quitwait", "false");
    return properties;
  }

  private Authenticator login() {
    return new Authenticator() {
      @Override
      protected PasswordAuthentication getPasswordAuthentication() {
        return config
            .login()
            .map(login -> new PasswordAuthentication(login.username(), login.password().reveal()))
            .orElse(null);
      }
    };
  }

  /**
   * Makes secure connections that trust what the configuration says; empty when it wants none, and
   * then nothing is loaded for it.
   *
   * @throws IOException when the file of certificates cannot be used; the message names it
   */
  static Optional<SSLSocketFactory> tls(EmailConfig config) throws IOException {
    if (config.security() == Security.NONE) {
      return Optional.empty();
    }
    return Optional.of(
        config.caFile().isPresent()
            ? TrustedCertificates.withThoseIn(config.caFile().get()).socketFactory()
            : (SSLSocketFactory) SSLSocketFactory.getDefault());
  }

  /** What messages are made with. */
  Session session() {
    return session;
  }

  /** Greets, makes it secure, logs in. */
  void open() throws MessagingException, IOException {
    transport.connect(config.security() == Security.TLS ? secured() : connection.socket());
    boolean offersLogin =
        transport.supportsExtension("AUTH") || transport.supportsExtension("AUTH=LOGIN");
    if (config.login().isPresent() && !offersLogin) {
      throw new NoLoginOffered();
    }
  }

  /** The mail library goes on without the login then, and nobody would know. */
  static final class NoLoginOffered extends MessagingException {
    private static final long serialVersionUID = 1L;
  }

  private Socket secured() throws IOException {
    SSLSocket secured =
        (SSLSocket)
            tls.orElseThrow().createSocket(connection.socket(), config.host(), config.port(), true);
    SSLParameters parameters = secured.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    secured.setSSLParameters(parameters);
    secured.startHandshake();
    return secured;
  }

  void send(MimeMessage message, Address[] to) throws MessagingException {
    transport.sendMessage(message, to);
  }

  /** The server's last code; -1 when it gave none. */
  int lastCode() {
    return transport.getLastReturnCode();
  }

  /** Says goodbye; what was sent is sent even if that fails. */
  void quit() {
    try {
      transport.close();
    } catch (MessagingException e) {
      // The connection is closed right after this.
    }
  }
}
