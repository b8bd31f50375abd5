package io.github.supervisorevents.notifier.channel.slack;

import com.slack.api.SlackConfig;
import com.slack.api.audit.AuditConfig;
import com.slack.api.methods.MethodsConfig;
import com.slack.api.rate_limits.metrics.MetricsDatastore;
import com.slack.api.scim.SCIMConfig;
import com.slack.api.scim2.SCIM2Config;
import com.slack.api.util.http.SlackHttpClient;
import java.util.List;
import okhttp3.OkHttpClient;

/**
 * Slack's SDK without what it does in the background: every configuration of it, its defaults
 * included, starts threads that gather statistics.
 *
 * <p>Only its HTTP client is used. Its {@code MethodsClient} has a method for everything Slack can
 * do, which is more than a megabyte of classes for the three that we call.
 */
final class QuietSlackSdk {
  private QuietSlackSdk() {}

  static SlackHttpClient over(OkHttpClient http) {
    SlackHttpClient client = new SlackHttpClient(http);
    SlackConfig config = SlackConfig.DEFAULT;
    stop(
        List.of(
            config.getMethodsConfig().getMetricsDatastore(),
            config.getAuditConfig().getMetricsDatastore(),
            config.getSCIMConfig().getMetricsDatastore(),
            config.getSCIM2Config().getMetricsDatastore(),
            MethodsConfig.DEFAULT_SINGLETON.getMetricsDatastore(),
            AuditConfig.DEFAULT_SINGLETON.getMetricsDatastore(),
            SCIMConfig.DEFAULT_SINGLETON.getMetricsDatastore(),
            SCIM2Config.DEFAULT_SINGLETON.getMetricsDatastore()));
    return client;
  }

  private static void stop(List<MetricsDatastore> datastores) {
    for (MetricsDatastore datastore : datastores) {
      try {
        datastore.close();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } catch (Exception e) {
        throw new IllegalStateException("the Slack SDK's statistics cannot be stopped", e);
      }
    }
  }
}
