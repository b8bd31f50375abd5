package io.github.supervisorevents.notifier.outbox;

class InMemoryOutboxTest implements OutboxContract {
  private final InMemoryOutbox outbox = new InMemoryOutbox();

  @Override
  public Outbox outbox() {
    return outbox;
  }
}
