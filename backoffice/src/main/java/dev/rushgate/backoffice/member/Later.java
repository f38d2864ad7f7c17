package dev.rushgate.backoffice.member;

import java.time.Duration;

/** Why something was not even tried. */
public sealed interface Later {

  /** There were too many wrong tries; none counts before the time is over. */
  record Wait(Duration time) implements Later {}

  /** All places for work of this kind are taken. */
  record Busy() implements Later {}
}
