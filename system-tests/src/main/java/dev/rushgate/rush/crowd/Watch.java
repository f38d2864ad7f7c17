package dev.rushgate.rush.crowd;

import io.vertx.core.http.HttpClientResponse;
import org.jspecify.annotations.Nullable;

/**
 * Watches one entry: over a stream when one is free and liked, else by polling with the ticket. A
 * stream that ends is followed by polling.
 */
final class Watch {

  private static final int ODD_PAUSE_MS = 1_000;
  private static final int NO_ENTRY_PAUSE_MS = 1_000;
  private static final int NO_ENTRY_BELIEVED = 3;

  private final Crowd crowd;
  private final Shopper shopper;
  private final Way way;
  private final Diary diary;

  private boolean begun;
  private int noEntries;
  private @Nullable EventStream stream;

  Watch(Crowd crowd, Shopper shopper, Way way, Diary diary) {
    this.crowd = crowd;
    this.shopper = shopper;
    this.way = way;
    this.diary = diary;
  }

  void begin(boolean likesStreams) {
    if (begun || shopper.isEnded()) {
      return;
    }
    begun = true;
    String ticket = way.ticket();
    if (likesStreams && ticket != null && crowd.takeStream()) {
      openStream(ticket);
    } else {
      pollLater(crowd.pollPauseMs());
    }
  }

  /** One look without the help of a ticket: what does the system itself say? */
  void lookAfresh() {
    way.dropTicket();
    end();
    poll();
  }

  void end() {
    if (stream != null) {
      stream.close();
      stream = null;
      crowd.returnStream();
    }
  }

  private void openStream(String ticket) {
    way.stream(ticket).onComplete(this::streamAnswered, away -> streamEnded());
  }

  private void streamAnswered(HttpClientResponse response) {
    if (response.statusCode() == 200) {
      stream = new EventStream(response, shopper::heard, this::streamEnded);
      if (shopper.isEnded()) {
        end();
      }
    } else {
      Tally.count(crowd.tally().retries, "STREAM_" + response.statusCode());
      response.request().connection().close();
      streamEnded();
    }
  }

  private void streamEnded() {
    stream = null;
    crowd.returnStream();
    pollLater(crowd.pollPauseMs());
  }

  private void pollLater(long afterMs) {
    if (!shopper.isEnded()) {
      crowd.later(afterMs, this::poll);
    }
  }

  private void poll() {
    if (!shopper.isEnded()) {
      way.look().onSuccess(answer -> polled(answer));
    }
  }

  private void polled(Answer answer) {
    if (shopper.isEnded()) {
      return;
    }
    switch (answer) {
      case Answer.Found(Entry entry) -> {
        noEntries = 0;
        diary.place(entry.ahead());
        shopper.heard(entry);
        pollLater(crowd.pollPauseMs());
      }
      case Answer.NoEntry _ -> {
        way.dropTicket();
        noEntries++;
        shopper.noEntry(noEntries >= NO_ENTRY_BELIEVED);
        pollLater(NO_ENTRY_PAUSE_MS);
      }
      case Answer.TryLater later -> {
        if (way.elsewhere(later)) {
          diary.changedGate();
        }
        pollLater(Math.max(crowd.pollPauseMs(), later.afterMs()));
      }
      case Answer.Refused _ -> {
        // A ticket may have grown too old: without it the gate asks Redis and gives a new one.
        way.dropTicket();
        pollLater(crowd.pollPauseMs());
      }
      case Answer.Odd _, Answer.Done _ -> pollLater(ODD_PAUSE_MS);
    }
  }
}
