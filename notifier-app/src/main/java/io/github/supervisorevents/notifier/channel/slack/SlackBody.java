package io.github.supervisorevents.notifier.channel.slack;

import java.util.List;
import java.util.Optional;
import okhttp3.FormBody;

/**
 * The bodies of requests. Fields, their order and those that only say what is usual are as the
 * SDK's {@code MethodsClient} and {@code Payload} write them.
 */
final class SlackBody {
  private static final String YES = "1";
  private static final String NO = "0";
  private static final String CHANNEL = "channel";
  private static final String TEXT = "text";
  private static final String LINK_NAMES = "link_names";
  private static final String ATTACHMENTS = "attachments";
  private static final String THREAD = "thread_ts";

  private SlackBody() {}

  /** Of {@code chat.postMessage}; the thread is named twice. */
  static FormBody post(String channel, Optional<String> threadTs, SlackMessage message) {
    FormBody.Builder form = new FormBody.Builder().add(CHANNEL, channel);
    threadTs.ifPresent(ts -> form.add(THREAD, ts));
    form.add(TEXT, message.text())
        .add(LINK_NAMES, NO)
        .add("mrkdwn", YES)
        .add(ATTACHMENTS, SlackJson.write(message.attachments()))
        .add("unfurl_links", NO)
        .add("unfurl_media", NO);
    threadTs.ifPresent(ts -> form.add(THREAD, ts));
    return form.add("reply_broadcast", NO).build();
  }

  /** Of {@code chat.update}. */
  static FormBody update(SlackMessageId message, SlackMessage replacement) {
    return new FormBody.Builder()
        .add("ts", message.ts())
        .add(CHANNEL, message.channel())
        .add(TEXT, replacement.text())
        .add(LINK_NAMES, NO)
        .add(ATTACHMENTS, SlackJson.write(replacement.attachments()))
        .build();
  }

  /** Of {@code auth.test}: its token is all it has. */
  static FormBody authTest() {
    return new FormBody.Builder().build();
  }

  /** Of a post to an incoming webhook. */
  static String webhook(SlackMessage message) {
    return SlackJson.write(new Payload(message.text(), message.attachments(), false, false));
  }

  private record Payload(
      String text,
      List<SlackMessage.Attachment> attachments,
      boolean unfurlLinks,
      boolean unfurlMedia) {}
}
