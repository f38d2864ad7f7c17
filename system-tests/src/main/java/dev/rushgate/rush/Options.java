package dev.rushgate.rush;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/** How large and how long a rush is. */
record Options(
    int members,
    int units,
    int waitlist,
    int coupons,
    int ratePerSecond,
    int streams,
    double payShare,
    int paySeconds,
    Duration time,
    long seed,
    Words words) {

  static final String USAGE =
      """
      usage: scripts/rush [option value]...
        --members N      distinct members                           (20000, up to 200000)
        --units N        units of the deal; 0: no deal              (300)
        --waitlist N     places of the deal beyond its units        (300)
        --coupons N      coupons; 0: no coupon                      (1000)
        --rate N         clicks per second from the opening on      (10000)
        --streams N      shoppers who may watch over a stream       (1000, up to 5000)
        --pay-share S    share of the deal's winners who pay, 0..1  (0.5)
        --pay-seconds N  how long an order may stay unpaid          (15)
        --time SECONDS   bound from the opening to the close        (90)
        --seed N         decides who does what                      (drawn, and printed)
      The system is the one that scripts/up runs here. Another one is named by all of:
        --edge URL[,URL...]  --backoffice URL  --jwt-secret BASE64  --mysql mysql://HOST:PORT/NAME
        --mysql-user NAME  --mysql-password WORD
      Exit code: 0 every invariant held; 1 one is broken; 2 the rush could not be held.""";

  private static final int MEMBERS_MAX = 200_000;
  private static final int UNITS_MAX = 1_000_000;
  private static final int RATE_MAX = 100_000;
  private static final int STREAMS_MAX = 5_000;
  private static final int TIME_MAX_SECONDS = 3_600;

  private static final Set<String> KNOWN =
      Set.of(
          "--members",
          "--units",
          "--waitlist",
          "--coupons",
          "--rate",
          "--streams",
          "--pay-share",
          "--pay-seconds",
          "--time",
          "--seed",
          "--edge",
          "--backoffice",
          "--jwt-secret",
          "--mysql",
          "--mysql-user",
          "--mysql-password");

  /** Refuses with {@link BadOption}; {@code drawnSeed} is used when none is given. */
  static Options parse(List<String> arguments, long drawnSeed) {
    Words words = Words.parse(arguments, KNOWN);
    var options =
        new Options(
            (int) words.number("--members", 20_000, 1, MEMBERS_MAX),
            (int) words.number("--units", 300, 0, UNITS_MAX),
            (int) words.number("--waitlist", 300, 0, UNITS_MAX),
            (int) words.number("--coupons", 1_000, 0, UNITS_MAX),
            (int) words.number("--rate", 10_000, 1, RATE_MAX),
            (int) words.number("--streams", 1_000, 0, STREAMS_MAX),
            words.share("--pay-share", 0.5),
            (int) words.number("--pay-seconds", 15, 1, TIME_MAX_SECONDS),
            Duration.ofSeconds(words.number("--time", 90, 5, TIME_MAX_SECONDS)),
            words.number("--seed", drawnSeed, Long.MIN_VALUE, Long.MAX_VALUE),
            words);
    if (options.units == 0 && options.coupons == 0) {
      throw new BadOption("--units and --coupons are both 0: there is nothing to take");
    }
    return options;
  }
}
