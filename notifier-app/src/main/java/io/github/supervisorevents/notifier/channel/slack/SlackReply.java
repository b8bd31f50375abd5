package io.github.supervisorevents.notifier.channel.slack;

/**
 * What we read of the Web API's answers; null where an answer does not say it.
 *
 * @param ok whether it was done
 * @param error Slack's word for why not
 * @param channel where the message is
 * @param ts which message it is there
 */
record SlackReply(Boolean ok, String error, String channel, String ts) {

  boolean isOk() {
    return Boolean.TRUE.equals(ok);
  }

  /**
   * The answer of {@code auth.test}.
   *
   * @param team the workspace
   * @param user our name in it
   */
  record Identity(Boolean ok, String error, String team, String user) {

    boolean isOk() {
      return Boolean.TRUE.equals(ok);
    }
  }
}
