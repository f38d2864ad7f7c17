package dev.rushgate.bench.load;

import dev.rushgate.model.MemberId;

/** Members of the bench, by number; their ids are as long as usual ones. */
public final class Members {

  private static final String PREFIX = "member-";

  private Members() {}

  /** 16 characters, distinct for numbers from 0 to 999,999,999. */
  public static MemberId id(long number) {
    return new MemberId(PREFIX + "%09d".formatted(number));
  }
}
