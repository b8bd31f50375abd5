package io.github.supervisorevents.notifier.outbox;

import io.github.supervisorevents.notifier.channel.Channel;
import io.github.supervisorevents.notifier.channel.Delivery;
import io.github.supervisorevents.notifier.channel.DeliveryResult;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/** Answers as it was told to, then always with success; remembers what it was given. */
final class ScriptedChannel implements Channel {
  private final Queue<Supplier<DeliveryResult>> answers = new ArrayDeque<>();
  private final List<Delivery> attempts = new CopyOnWriteArrayList<>();

  synchronized void willAnswer(Supplier<DeliveryResult> answer) {
    answers.add(answer);
  }

  void willAnswer(DeliveryResult answer) {
    willAnswer(() -> answer);
  }

  List<Delivery> attempts() {
    return attempts;
  }

  List<String> notifications() {
    return attempts.stream().map(delivery -> delivery.notification().id()).toList();
  }

  @Override
  public DeliveryResult deliver(Delivery delivery) {
    attempts.add(delivery);
    Supplier<DeliveryResult> answer;
    synchronized (this) {
      answer = answers.poll();
    }
    return answer == null ? new DeliveryResult.Delivered() : answer.get();
  }
}
