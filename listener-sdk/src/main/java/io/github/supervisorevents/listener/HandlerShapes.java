package io.github.supervisorevents.listener;

import io.github.supervisorevents.listener.event.Event;
import io.github.supervisorevents.listener.event.EventPayload;
import java.util.Objects;

/**
 * The shapes that a handler may have, brought to one. Classes, because linking a lambda costs more
 * at start than loading one of these.
 */
final class HandlerShapes {
  private HandlerShapes() {}

  record Whole(EventHandler<? super Event> handler) implements EventAnswer<Event> {
    Whole {
      Objects.requireNonNull(handler, "handler");
    }

    @Override
    public Result answer(Event event) throws Exception {
      handler.handle(event);
      return Result.OK;
    }
  }

  record Tokens(EventHandler.OfTokens handler) implements EventAnswer<Event> {
    Tokens {
      Objects.requireNonNull(handler, "handler");
    }

    @Override
    public Result answer(Event event) throws Exception {
      handler.handle(event.header().tokens(), event.payload());
      return Result.OK;
    }
  }

  record TokensAndData(EventHandler.OfTokensAndData handler) implements EventAnswer<Event> {
    TokensAndData {
      Objects.requireNonNull(handler, "handler");
    }

    @Override
    public Result answer(Event event) throws Exception {
      handler.handle(event.header().tokens(), event.payload(), event.data());
      return Result.OK;
    }
  }

  record Typed<T extends EventPayload>(Class<T> type, EventHandler<? super T> handler)
      implements EventAnswer<Event> {
    Typed {
      Objects.requireNonNull(type, "payload");
      Objects.requireNonNull(handler, "handler");
    }

    @Override
    public Result answer(Event event) throws Exception {
      handler.handle(type.cast(event.typed()));
      return Result.OK;
    }
  }

  record TokensAnswer(EventAnswer.OfTokens handler) implements EventAnswer<Event> {
    TokensAnswer {
      Objects.requireNonNull(handler, "handler");
    }

    @Override
    public Result answer(Event event) throws Exception {
      return handler.answer(event.header().tokens(), event.payload());
    }
  }

  record TokensAndDataAnswer(EventAnswer.OfTokensAndData handler) implements EventAnswer<Event> {
    TokensAndDataAnswer {
      Objects.requireNonNull(handler, "handler");
    }

    @Override
    public Result answer(Event event) throws Exception {
      return handler.answer(event.header().tokens(), event.payload(), event.data());
    }
  }

  record TypedAnswer<T extends EventPayload>(Class<T> type, EventAnswer<? super T> handler)
      implements EventAnswer<Event> {
    TypedAnswer {
      Objects.requireNonNull(type, "payload");
      Objects.requireNonNull(handler, "handler");
    }

    @Override
    public Result answer(Event event) throws Exception {
      return handler.answer(type.cast(event.typed()));
    }
  }
}
