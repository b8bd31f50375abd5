package io.github.supervisorevents.notifier.channel.slack;

import io.github.supervisorevents.notifier.channel.DeliveryResult;
import io.github.supervisorevents.notifier.channel.DeliveryResult.Rejected;
import io.github.supervisorevents.notifier.channel.DeliveryResult.RetryLater;
import io.github.supervisorevents.notifier.channel.DeliveryResult.Scope;
import io.github.supervisorevents.notifier.channel.FailureReason;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What Slack's error words mean for a delivery. */
final class SlackVerdict {
  /** What an error asks of us. */
  enum Remedy {
    /** An operator must mend the configuration. */
    MEND_CONFIGURATION,
    /** Say it more simply. */
    SIMPLIFY,
    /** The message to edit, or its thread, is gone: begin a new one. */
    BEGIN_ANEW,
    /** Wait. */
    WAIT,
    /** Wait long: it is not over soon. */
    WAIT_LONG,
    /** A word we do not know: say it more simply, then wait, but not for ever. */
    GUESS
  }

  /** So often is an error that we do not know tried again. */
  private static final int GUESSES = 5;

  private static final Duration LONG_WAIT = Duration.ofMinutes(10);

  private static final Map<String, Remedy> REMEDIES = remedies();
  private static final Map<String, String> HINTS = hints();

  private SlackVerdict() {}

  static Remedy remedy(String error) {
    return REMEDIES.getOrDefault(error, Remedy.GUESS);
  }

  /**
   * What an error means when nothing more can be done about it now.
   *
   * @param after how long Slack wants us to wait
   * @param attempt which attempt of the delivery this was
   */
  static DeliveryResult of(String error, Optional<Duration> after, int attempt) {
    FailureReason reason = reason(error);
    return switch (remedy(error)) {
      case MEND_CONFIGURATION -> new Rejected(reason, Scope.CHANNEL);
      case SIMPLIFY, BEGIN_ANEW -> new Rejected(reason, Scope.NOTIFICATION);
      case WAIT -> new RetryLater(reason, after);
      case WAIT_LONG -> new RetryLater(reason, after.or(() -> Optional.of(LONG_WAIT)));
      case GUESS ->
          attempt < GUESSES
              ? new RetryLater(reason, after)
              : new Rejected(reason, Scope.NOTIFICATION);
    };
  }

  static FailureReason reason(String error) {
    String hint = HINTS.get(error);
    return new FailureReason(
        error,
        hint == null ? "Slack answered " + error : "%s (Slack says %s)".formatted(hint, error));
  }

  private static Map<String, Remedy> remedies() {
    Map<Remedy, String> words =
        Map.of(
            Remedy.MEND_CONFIGURATION,
            """
            invalid_auth not_authed account_inactive token_revoked token_expired missing_scope
            no_permission not_allowed_token_type access_denied accesslimited ekm_access_denied
            two_factor_setup_required channel_not_found not_in_channel is_archived
            restricted_action restricted_action_read_only_channel
            restricted_action_thread_only_channel team_not_found team_access_not_granted
            app_access_restricted unknown_method method_deprecated deprecated_endpoint
            channel_is_archived user_not_found action_prohibited invalid_token no_service
            no_service_id no_active_hooks no_team team_disabled posting_to_general_channel_denied
            """,
            Remedy.SIMPLIFY,
            """
            msg_too_long msg_blocks_too_long no_text invalid_blocks invalid_blocks_format
            invalid_attachments too_many_attachments attachment_payload_limit_exceeded
            metadata_too_large invalid_form_data invalid_charset invalid_payload invalid_arguments
            """,
            Remedy.BEGIN_ANEW,
            """
            message_not_found cant_update_message edit_window_closed is_inactive block_mismatch
            thread_not_found cannot_reply_to_message restricted_action_thread_locked
            restricted_action_non_threadable_channel
            """,
            Remedy.WAIT,
            """
            ratelimited rate_limited service_unavailable request_timeout internal_error fatal_error
            update_failed team_added_to_org org_login_required external_channel_migrating
            rollup_error
            """,
            Remedy.WAIT_LONG,
            "message_limit_exceeded");
    Map<String, Remedy> remedies = new HashMap<>();
    words.forEach(
        (remedy, list) -> {
          for (String word : list.strip().split("\\s+")) {
            remedies.put(word, remedy);
          }
        });
    return Map.copyOf(remedies);
  }

  private static Map<String, String> hints() {
    String archived = "the channel is archived";
    String fewer = "Slack wants fewer messages";
    return Map.ofEntries(
        Map.entry("invalid_auth", "Slack does not accept this token: check SLACK_TOKEN"),
        Map.entry("not_authed", "no token reached Slack: check SLACK_TOKEN"),
        Map.entry("account_inactive", "the token's bot or workspace no longer exists"),
        Map.entry("token_revoked", "the token was revoked: install the app again"),
        Map.entry("token_expired", "the token has expired: use one without rotation"),
        Map.entry("missing_scope", "the token lacks a scope that posting needs: chat:write"),
        Map.entry(
            "channel_not_found",
            "Slack knows no such channel, or the bot cannot see it: check its name or id, and"
                + " invite the bot to it"),
        Map.entry("not_in_channel", "the bot is not in the channel: /invite it"),
        Map.entry("is_archived", archived),
        Map.entry("channel_is_archived", archived),
        Map.entry("invalid_token", "the webhook's URL is not valid any more: make a new one"),
        Map.entry("no_service", "the webhook was removed or disabled: make a new one"),
        Map.entry("action_prohibited", "an administrator of the workspace forbids this webhook"),
        Map.entry("message_limit_exceeded", "the workspace has reached its limit of messages"),
        Map.entry("ratelimited", fewer),
        Map.entry("rate_limited", fewer));
  }
}
