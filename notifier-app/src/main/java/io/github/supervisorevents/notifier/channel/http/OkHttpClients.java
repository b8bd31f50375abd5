package io.github.supervisorevents.notifier.channel.http;

import io.github.supervisorevents.notifier.channel.TrustedCertificates;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.ConnectionSpec;
import okhttp3.Credentials;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;

/**
 * The one way OkHttp is set up here: no redirects, no retries of its own (the outbox retries), a
 * time limit on everything, no more of an answer than a service of ours could mean, no connection
 * kept once a request is over, so that no request can meet one that has gone stale.
 */
public final class OkHttpClients {
  /** Slack's repeat the message, which has 40,000 characters at most. */
  private static final long MAX_ANSWER = 1024 * 1024;

  private static final String PROXY_AUTHORIZATION = "Proxy-Authorization";

  private OkHttpClients() {}

  /**
   * Makes a client that loads no more than it needs.
   *
   * @param kind what it needs
   * @throws IOException when the file of certificates cannot be used; the message names it
   */
  public static OkHttpClient client(HttpSettings settings, ClientKind kind) throws IOException {
    OkHttpClient.Builder builder =
        new OkHttpClient.Builder()
            .followRedirects(false)
            .followSslRedirects(false)
            .retryOnConnectionFailure(false)
            .fastFallback(kind.isNamed())
            .protocols(List.of(Protocol.HTTP_1_1))
            .connectionPool(new ConnectionPool(0, 1, TimeUnit.SECONDS))
            .connectTimeout(settings.connectTimeout())
            .readTimeout(settings.callTimeout())
            .writeTimeout(settings.callTimeout())
            .callTimeout(settings.callTimeout())
            .addInterceptor(OkHttpClients::withoutTheRest)
            .proxySelector(new SettingsProxySelector(settings.proxy()))
            .proxyAuthenticator(
                (route, response) ->
                    response.request().header(PROXY_AUTHORIZATION) != null
                        ? null
                        : authorized(settings.proxy(), response));
    if (!kind.isSecure()) {
      builder.connectionSpecs(List.of(ConnectionSpec.CLEARTEXT));
    } else if (settings.caFile().isPresent()) {
      TrustedCertificates trusted = TrustedCertificates.withThoseIn(settings.caFile().get());
      builder.sslSocketFactory(trusted.socketFactory(), trusted.trustManager());
    }
    return builder.build();
  }

  /** Slack's SDK reads an answer to its end, even one that has none. */
  private static Response withoutTheRest(Interceptor.Chain chain) throws IOException {
    try (Response response = chain.proceed(chain.request())) {
      return response.newBuilder().body(response.peekBody(MAX_ANSWER)).build();
    }
  }

  private static Request authorized(ProxySettings proxies, Response response) {
    return proxies
        .proxyFor(response.request().url().uri())
        .flatMap(ProxyServer::login)
        .map(login -> Credentials.basic(login.user(), login.password().reveal()))
        .map(value -> response.request().newBuilder().header(PROXY_AUTHORIZATION, value).build())
        .orElse(null);
  }

  private static final class SettingsProxySelector extends ProxySelector {
    private final ProxySettings proxies;

    SettingsProxySelector(ProxySettings proxies) {
      this.proxies = proxies;
    }

    @Override
    public List<Proxy> select(URI address) {
      return List.of(
          proxies
              .proxyFor(address)
              .map(proxy -> InetSocketAddress.createUnresolved(proxy.host(), proxy.port()))
              .map(proxy -> new Proxy(Proxy.Type.HTTP, proxy))
              .orElse(Proxy.NO_PROXY));
    }

    @Override
    public void connectFailed(URI address, SocketAddress proxy, IOException failure) {
      // The call fails with the same failure.
    }
  }
}
