package dev.rushgate.backoffice.member;

/** What became of a login. */
public sealed interface Login {

  record Done(TokenPair tokens) implements Login {}

  /** The password is wrong, or there is no such account: nobody is told which. */
  record Failed() implements Login {}

  /** Told only to who knows the password. */
  record Blocked() implements Login {}

  record NotNow(Later why) implements Login {}
}
