package io.github.supervisorevents.notifier.channel.email;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/** A mail server that answers what it was told to, and can STARTTLS. */
final class ScriptedSmtpServer implements AutoCloseable {
  private final ServerSocket listening;
  private final SSLSocketFactory tls;
  private final Map<String, String> answers = new ConcurrentHashMap<>();
  private final List<String> commands = new CopyOnWriteArrayList<>();
  private final Thread thread;
  private volatile boolean offersStartTls = true;
  private volatile boolean offersLogin = true;

  ScriptedSmtpServer(SSLSocketFactory tls) throws IOException {
    this.tls = tls;
    listening = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    thread = new Thread(this::serveUntilClosed, "scripted-smtp");
    thread.start();
  }

  /** The answer to commands that start like this, and to the GREETING; empty hangs up. */
  ScriptedSmtpServer answering(String start, String answer) {
    answers.put(start, answer);
    return this;
  }

  ScriptedSmtpServer withoutStartTls() {
    offersStartTls = false;
    return this;
  }

  ScriptedSmtpServer withoutLogin() {
    offersLogin = false;
    return this;
  }

  int port() {
    return listening.getLocalPort();
  }

  /** What clients said, in order; TLS when the connection became secure. */
  List<String> commands() {
    return commands;
  }

  private void serveUntilClosed() {
    while (!listening.isClosed()) {
      try (Socket socket = listening.accept()) {
        serve(socket);
      } catch (IOException e) {
        // The client is gone, or we are being closed.
      }
    }
  }

  private void serve(Socket plain) throws IOException {
    Socket socket = plain;
    boolean secure = false;
    say(socket, answers.getOrDefault("GREETING", "220 scripted"));
    BufferedReader in = reader(socket);
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      commands.add(line);
      String answer = answer(line, secure);
      if (answer.isEmpty()) {
        return;
      }
      say(socket, answer);
      if (line.equals("STARTTLS") && answer.startsWith("220")) {
        SSLSocket over = (SSLSocket) tls.createSocket(socket, null, socket.getPort(), true);
        over.setUseClientMode(false);
        over.startHandshake();
        commands.add("TLS");
        socket = over;
        secure = true;
        in = reader(socket);
      } else if (line.equals("DATA") && answer.startsWith("354")) {
        while (!".".equals(in.readLine())) {
          // The mail itself is GreenMail's to look at.
        }
        say(socket, answers.getOrDefault("END", "250 taken"));
      }
    }
  }

  private String answer(String line, boolean secure) {
    return answers.entrySet().stream()
        .filter(entry -> line.startsWith(entry.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElseGet(() -> usualAnswer(line, secure));
  }

  private String usualAnswer(String line, boolean secure) {
    if (line.startsWith("EHLO")) {
      return "250-scripted\r\n"
          + (offersStartTls && !secure ? "250-STARTTLS\r\n" : "")
          + (offersLogin ? "250 AUTH PLAIN" : "250 HELP");
    }
    if (line.startsWith("STARTTLS")) {
      return "220 go ahead";
    }
    if (line.startsWith("AUTH")) {
      return "235 welcome";
    }
    return line.equals("DATA") ? "354 go on" : "250 fine";
  }

  private static BufferedReader reader(Socket socket) throws IOException {
    return new BufferedReader(
        new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
  }

  private static void say(Socket socket, String answer) throws IOException {
    socket.getOutputStream().write((answer + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
    socket.getOutputStream().flush();
  }

  @Override
  public void close() {
    try {
      listening.close();
      thread.join(5_000);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
