package dev.rushgate.stack.up;

import dev.rushgate.stack.ProjectRoot;
import dev.rushgate.stack.StackException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** Prints a bearer token that the running local stack accepts, or the owner's code. */
public final class Token {

  private static final String USAGE =
      """
      usage: scripts/token --member ID [--role ADMIN] [--hours N], or scripts/token --code
        --member ID   the member: 1 to 64 of A-Z a-z 0-9 _ -
        --role ROLE   SHOPPER when not given
        --hours N     how long it is valid, 1 to 720; 12 when not given
        --code        instead, the code with which the owner signs in to /admin now""";

  private static final int HOURS_DEFAULT = 12;
  private static final int HOURS_MAX = 720;

  private Token() {}

  public static void main(String[] args) {
    try {
      System.out.println(print(List.of(args)));
    } catch (StackException e) {
      System.err.println(e.getMessage());
      System.exit(1);
    }
  }

  private static String print(List<String> words) {
    if (words.contains("--help")) {
      return USAGE;
    }
    Arguments arguments =
        Arguments.parse(words, Set.of("--code"), Set.of("--member", "--role", "--hours"));
    if (arguments.has("--code")) {
      return RunFile.read(ProjectRoot.local()).owner().code(Instant.now());
    }
    String member =
        arguments
            .value("--member")
            .filter(id -> id.matches("[A-Za-z0-9_-]{1,64}"))
            .orElseThrow(() -> new StackException(USAGE));
    String role = arguments.value("--role").orElse("SHOPPER");
    int hours = arguments.number("--hours", HOURS_DEFAULT, 1, HOURS_MAX);
    RunFile running = RunFile.read(ProjectRoot.local());
    return new Jwt(running.jwtSecret(), running.issuer())
        .token(member, List.of(role), Instant.now().plus(Duration.ofHours(hours)));
  }
}
