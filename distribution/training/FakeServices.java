import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * Slack, Telegram, a webhook and an SMTP server that accept everything, on the loopback interface:
 * what the notifier talks to while the classes it loads are listed. Run as a source file with the
 * file for its two ports (HTTPS, SMTPS) and a PKCS 12 file with key and certificate, whose password
 * is {@code training}. Ends when its input does.
 */
class FakeServices {
  private static final String SLACK =
      "{\"ok\":true,\"channel\":\"C1\",\"ts\":\"1.000001\",\"message\":{\"text\":\"x\"}}";
  private static final String TELEGRAM =
      "{\"ok\":true,\"result\":{\"message_id\":1,\"date\":1,\"chat\":{\"id\":7,\"type\":\"group\"}}}";

  public static void main(String[] args) throws Exception {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    SSLContext identity = identity(Path.of(args[1]));
    HttpsServer http = HttpsServer.create(new InetSocketAddress(loopback, 0), 0);
    http.setHttpsConfigurator(new HttpsConfigurator(identity));
    answer(http, "/slack/", SLACK);
    answer(http, "/telegram/", TELEGRAM);
    answer(http, "/hook", "");
    http.start();
    ServerSocket smtp = identity.getServerSocketFactory().createServerSocket(0, 50, loopback);
    Thread mail = new Thread(() -> serveMail(smtp), "smtp");
    mail.setDaemon(true);
    mail.start();

    Path ports = Path.of(args[0]);
    Path unfinished = Path.of(args[0] + ".new");
    Files.writeString(unfinished, http.getAddress().getPort() + " " + smtp.getLocalPort() + "\n");
    Files.move(unfinished, ports);
    while (System.in.read() >= 0) {}
    System.exit(0);
  }

  private static SSLContext identity(Path file) throws Exception {
    char[] password = "training".toCharArray();
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(KeyStore.getInstance(file.toFile(), password), password);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    return context;
  }

  private static void answer(HttpServer http, String path, String answer) {
    http.createContext(
        path,
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          byte[] body = answer.getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().set("Content-Type", "application/json");
          exchange.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
  }

  private static void serveMail(ServerSocket server) {
    while (true) {
      try (Socket client = server.accept()) {
        talk(client);
      } catch (IOException e) {
        System.err.println("smtp: " + e);
      }
    }
  }

  private static void talk(Socket client) throws IOException {
    BufferedReader in =
        new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
    say(client, "220 training");
    boolean data = false;
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      if (data) {
        if (line.equals(".")) {
          data = false;
          say(client, "250 kept");
        }
      } else if (line.startsWith("EHLO")) {
        say(client, "250-training\r\n250 8BITMIME");
      } else if (line.startsWith("DATA")) {
        data = true;
        say(client, "354 go on");
      } else if (line.startsWith("QUIT")) {
        say(client, "221 bye");
        return;
      } else {
        say(client, "250 ok");
      }
    }
  }

  private static void say(Socket client, String words) throws IOException {
    client.getOutputStream().write((words + "\r\n").getBytes(StandardCharsets.US_ASCII));
  }
}
