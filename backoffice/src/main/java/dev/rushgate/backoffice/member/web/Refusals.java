package dev.rushgate.backoffice.member.web;

import dev.rushgate.backoffice.member.Later;
import dev.rushgate.backoffice.platform.web.Problem;
import dev.rushgate.backoffice.platform.web.Refusal;
import java.time.Duration;

/** What somebody is told who is to try again later. */
final class Refusals {

  private static final int BUSY_SECONDS = 1;

  private Refusals() {}

  static Refusal of(Later why) {
    return switch (why) {
      case Later.Wait wait ->
          Problem.TOO_MANY_REQUESTS.because(
              "There were too many tries; the header Retry-After says when the next one counts.",
              seconds(wait.time()));
      case Later.Busy busy ->
          Problem.UNAVAILABLE.because("Too many want the same just now.", BUSY_SECONDS);
    };
  }

  private static int seconds(Duration wait) {
    return Math.toIntExact(wait.plusSeconds(1).minusNanos(1).toSeconds());
  }
}
