package io.github.supervisorevents.notifier.channel.http;

import io.github.supervisorevents.notifier.channel.Preview;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Buffer;

/**
 * Plays a service that takes everything: what would be sent is kept, and goes nowhere. For one
 * thread.
 */
public final class HttpRehearsal {
  private static final int OK = 200;

  private final String answer;
  private final List<Preview.Request> requests = new ArrayList<>();
  private final OkHttpClient client =
      new OkHttpClient.Builder().addInterceptor(this::answered).build();

  /**
   * A service.
   *
   * @param answer the body of each answer
   */
  public HttpRehearsal(String answer) {
    this.answer = answer;
  }

  private Response answered(Interceptor.Chain chain) throws IOException {
    Request request = chain.request();
    requests.add(kept(request));
    return new Response.Builder()
        .request(request)
        .protocol(Protocol.HTTP_1_1)
        .code(OK)
        .message("OK")
        .body(ResponseBody.create(answer, MediaType.get("application/json")))
        .build();
  }

  private static Preview.Request kept(Request request) throws IOException {
    Buffer body = new Buffer();
    String contentType = "";
    if (request.body() != null) {
      request.body().writeTo(body);
      contentType = String.valueOf(request.body().contentType());
    }
    return new Preview.Request(request.url().toString(), contentType, body.readUtf8());
  }

  /** Calls it. */
  public HttpCaller caller() {
    return new HttpCaller(HttpSettings.defaults(), client);
  }

  /** Calls it, for a library that wants a client. */
  public OkHttpClient client() {
    return client;
  }

  /** All that was sent so far; addresses are whole, with what is secret in them. */
  public List<Preview.Request> requests() {
    return List.copyOf(requests);
  }
}
