package io.github.supervisorevents.notifier.channel.http;

import io.github.supervisorevents.notifier.channel.DeliveryResult.Rejected;
import io.github.supervisorevents.notifier.channel.DeliveryResult.Scope;
import io.github.supervisorevents.notifier.channel.FailureReason;
import java.io.IOException;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import okhttp3.Credentials;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/**
 * Sends one HTTP request at a time. The HTTP library is loaded by the first. {@link #close} may be
 * called by another thread and ends a request under way.
 */
public final class HttpCaller implements AutoCloseable {
  private static final long MAX_BODY = 64 * 1024;
  private static final String USER_AGENT = "supervisor-notifier";

  private final HttpSettings settings;

  private final Map<ClientKind, OkHttpClient> clients = new HashMap<>();

  /** What is nearly always the same, and takes long to read. */
  private URI readAddress = URI.create("");

  private HttpUrl url;
  private String readType = "";
  private MediaType mediaType;

  /** Does no I/O. */
  public HttpCaller(HttpSettings settings) {
    this.settings = settings;
  }

  HttpCaller(HttpSettings settings, OkHttpClient client) {
    this.settings = settings;
    for (ClientKind kind : ClientKind.values()) {
      clients.put(kind, client);
    }
  }

  /**
   * POSTs.
   *
   * @param address where to; its path and query are never repeated in an outcome
   * @param headers without Content-Type
   * @param contentType the body's type
   */
  public HttpOutcome post(
      URI address, Map<String, String> headers, String contentType, byte[] body) {
    RequestBody requestBody = RequestBody.create(body, mediaType(contentType));
    return call(address, headers, new Request.Builder().post(requestBody));
  }

  /**
   * GETs.
   *
   * @param address where to; its path and query are never repeated in an outcome
   */
  public HttpOutcome get(URI address, Map<String, String> headers) {
    return call(address, headers, new Request.Builder().get());
  }

  private HttpOutcome call(URI address, Map<String, String> headers, Request.Builder request) {
    request.url(url(address)).header("User-Agent", USER_AGENT);
    login(address).ifPresent(value -> request.header("Authorization", value));
    headers.forEach(request::header);
    OkHttpClient okHttp;
    try {
      okHttp = client(address);
    } catch (IOException e) {
      return new HttpOutcome.NoAnswer(
          new Rejected(new FailureReason("ca_file", e.getMessage()), Scope.CHANNEL));
    }
    try (Response response = okHttp.newCall(request.build()).execute()) {
      return answer(response);
    } catch (IOException e) {
      return new HttpOutcome.NoAnswer(NetworkFailure.result(e, address));
    }
  }

  private HttpUrl url(URI address) {
    if (!address.equals(readAddress)) {
      url = HttpUrl.get(address.toString());
      readAddress = address;
    }
    return url;
  }

  private MediaType mediaType(String contentType) {
    if (!contentType.equals(readType)) {
      mediaType = MediaType.get(contentType);
      readType = contentType;
    }
    return mediaType;
  }

  /** What https://user:password@host asks for; OkHttp leaves that to us. */
  private static Optional<String> login(URI address) {
    return Optional.ofNullable(address.getUserInfo())
        .map(
            userInfo -> {
              int colon = userInfo.indexOf(':');
              return colon < 0
                  ? Credentials.basic(userInfo, "")
                  : Credentials.basic(userInfo.substring(0, colon), userInfo.substring(colon + 1));
            });
  }

  private static HttpOutcome.Answer answer(Response response) throws IOException {
    Map<String, String> headers = new HashMap<>();
    response.headers().toMultimap().forEach((name, values) -> headers.put(name, values.get(0)));
    String body = response.peekBody(MAX_BODY).string();
    return new HttpOutcome.Answer(response.code(), headers, body);
  }

  private synchronized OkHttpClient client(URI address) throws IOException {
    ClientKind kind = ClientKind.of(address);
    OkHttpClient client = clients.get(kind);
    if (client == null) {
      client = OkHttpClients.client(settings, kind);
      clients.put(kind, client);
    }
    return client;
  }

  @Override
  public synchronized void close() {
    for (OkHttpClient client : clients.values()) {
      client.dispatcher().cancelAll();
    }
  }
}
