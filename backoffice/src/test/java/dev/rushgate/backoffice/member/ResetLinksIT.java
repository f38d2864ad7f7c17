package dev.rushgate.backoffice.member;

import static dev.rushgate.backoffice.testkit.Shoppers.AUTH;
import static dev.rushgate.backoffice.testkit.Shoppers.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.rushgate.backoffice.platform.BackofficeConfig;
import dev.rushgate.backoffice.platform.Email;
import dev.rushgate.backoffice.platform.Mailing;
import dev.rushgate.backoffice.testkit.Api;
import dev.rushgate.backoffice.testkit.Running;
import dev.rushgate.backoffice.testkit.Shoppers;
import dev.rushgate.backoffice.testkit.Shoppers.Pair;
import dev.rushgate.backoffice.testkit.Shoppers.Shopper;
import dev.rushgate.backoffice.testkit.Together;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.mail.internet.MimeMessage;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.mail.MailException;

/** With a mail server that listens on this machine, and a back office that knows it. */
class ResetLinksIT {

  private static final Duration SOON = Duration.ofSeconds(5);
  private static final String BETTER = "an even better password";
  private static final Pattern LINK =
      Pattern.compile("https://shop\\.example/reset-password#token=(\\S+)");

  private static final GreenMail MAIL =
      new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

  private static @Nullable ConfigurableApplicationContext mailing;

  private final Api anybody = new Api(Running.portOf(Objects.requireNonNull(mailing))).as(null);
  private final Shoppers shoppers = new Shoppers(anybody);

  @BeforeAll
  static void start() {
    MAIL.start();
    mailing =
        Running.beside(
            Map.of(
                "RUSHGATE_SMTP_URL", "smtp://127.0.0.1:" + MAIL.getSmtp().getPort(),
                "RUSHGATE_MAIL_FROM", "shop@example.com",
                "RUSHGATE_PUBLIC_URL", "https://shop.example/"));
  }

  @AfterAll
  static void end() {
    Objects.requireNonNull(mailing).close();
    MAIL.stop();
  }

  @BeforeEach
  void forget() throws Exception {
    Shoppers.forgetGuesses();
    MAIL.purgeEmailFromAllMailboxes();
  }

  private Api.Reply wish(String email) {
    return anybody.post(AUTH + "/password/reset-request", Map.of("email", email));
  }

  private Api.Reply reset(String token, String password) {
    return anybody.post(AUTH + "/password/reset", Map.of("token", token, "newPassword", password));
  }

  /** Asks for a link and takes it out of the mail. */
  private String mailedToken(String email) throws Exception {
    int before = MAIL.getReceivedMessages().length;
    assertThat(wish(email).status()).isEqualTo(202);
    await().atMost(SOON).until(() -> MAIL.getReceivedMessages().length > before);
    MimeMessage mail = MAIL.getReceivedMessages()[before];
    assertThat(mail.getAllRecipients()).hasSize(1);
    assertThat(mail.getAllRecipients()[0]).hasToString(email);
    assertThat(mail.getFrom()[0]).hasToString("shop@example.com");
    assertThat(mail.getSubject()).isEqualTo("Rushgate 비밀번호 재설정 / Reset your password");
    Matcher link = LINK.matcher((String) mail.getContent());
    assertThat(link.find()).isTrue();
    return link.group(1);
  }

  @Test
  void aMailedLinkResetsThePasswordOnce() throws Exception {
    Shopper shopper = shoppers.signedUp();
    Pair before = shoppers.loggedIn(shopper);
    String token = mailedToken(shopper.email());
    assertThat(reset(token, "short").fields()).containsExactly("newPassword");
    assertThat(reset(token, shopper.email()).fields()).containsExactly("newPassword");
    assertThat(reset(token, BETTER).status()).isEqualTo(204);
    requireRefused(reset(token, PASSWORD));

    assertThat(shoppers.login(shopper.email(), BETTER).status()).isEqualTo(200);
    assertThat(shoppers.login(shopper.email(), PASSWORD).code()).isEqualTo("LOGIN_FAILED");
    assertThat(shoppers.refresh(before.refresh()).code()).isEqualTo("REFRESH_REFUSED");
    await().atMost(SOON).until(() -> shoppers.status(before) == 401);
  }

  @Test
  void aLinkUsedManyTimesAtOnceWorksOnce() throws Exception {
    Shopper shopper = shoppers.signedUp();
    String token = mailedToken(shopper.email());
    Callable<Integer> reset = () -> reset(token, BETTER).status();
    assertThat(Together.all(java.util.Collections.nCopies(4, reset)))
        .containsExactlyInAnyOrder(204, 410, 410, 410);
  }

  @Test
  void onlyTheNewestLinkCountsAndNotForLong() throws Exception {
    Shopper shopper = shoppers.signedUp();
    String older = mailedToken(shopper.email());
    String newer = mailedToken(shopper.email());
    requireRefused(reset(older, BETTER));
    Running.sql()
        .run(
            "UPDATE password_reset SET expires_at = UTC_TIMESTAMP(3) WHERE member = ?",
            shopper.id());
    requireRefused(reset(newer, BETTER));
    for (String text : List.of("", "x", "A".repeat(43))) {
      requireRefused(reset(text, BETTER));
    }
  }

  @Test
  void aBlockedMemberGetsNoLinkAndCanUseNone() throws Exception {
    Shopper shopper = shoppers.signedUp();
    String token = mailedToken(shopper.email());
    Running.api()
        .post("/api/v1/admin/members/" + shopper.id() + "/block", Map.of("reason", "bots"));
    requireRefused(reset(token, BETTER));
    assertThat(wish(shopper.email()).status()).isEqualTo(202);
    mailedToken(shoppers.signedUp().email());
    assertThat(MAIL.getReceivedMessages()).hasSize(2);
  }

  @Test
  void nobodyLearnsFromAWishWhetherThereIsAnAccount() throws Exception {
    Shopper shopper = shoppers.signedUp();
    Api.Reply known = wish(shopper.email());
    Api.Reply unknown = wish("nobody@example.com");
    assertThat(unknown.status()).isEqualTo(known.status()).isEqualTo(202);
    assertThat(unknown.text()).isEqualTo(known.text());
    await().atMost(SOON).until(() -> MAIL.getReceivedMessages().length == 1);
    mailedToken(shoppers.signedUp().email());
    assertThat(MAIL.getReceivedMessages()).hasSize(2);
    assertThat(wish("no address").fields()).containsExactly("email");
  }

  @Test
  void manyWishesWait() {
    for (int i = 0; i < 3; i++) {
      assertThat(wish("nobody@example.com").status()).isEqualTo(202);
    }
    Api.Reply reply = wish("Nobody@example.com");
    assertThat(reply.status()).isEqualTo(429);
    assertThat(reply.code()).isEqualTo("TOO_MANY_REQUESTS");
    assertThat(Integer.parseInt(reply.header("Retry-After"))).isBetween(55, 60);
    assertThat(wish(Shoppers.newEmail()).status()).isEqualTo(202);
  }

  /** A mail server that never answers holds up nobody, and what waits for it has a bound. */
  @Test
  void lettersWaitApart() throws Exception {
    Email known = new Email(shoppers.signedUp().email());
    ResetLetters letters;
    try (var silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      letters = lettersTo(silent.getLocalPort());
      long from = System.nanoTime();
      int taken = 0;
      while (letters.queue(known)) {
        taken++;
      }
      assertThat(taken).isBetween(200, 210);
      assertThat(Duration.ofNanos(System.nanoTime() - from)).isLessThan(Duration.ofSeconds(2));
    }
    letters.destroy();
  }

  /** What reads along must not learn the password: better no mail than that. */
  @Test
  void noPasswordIsSentOverAnOpenConnection() throws Exception {
    int before = MAIL.getReceivedMessages().length;
    var mails =
        new SmtpMails(
            new Mailing.Smtp(
                "127.0.0.1",
                MAIL.getSmtp().getPort(),
                false,
                "shop",
                "secret",
                "shop@example.com",
                "http://shop"));
    assertThatThrownBy(() -> mails.send(new Mails.Mail("mina@example.com", "Reset", "Here")))
        .isInstanceOf(MailException.class)
        .hasMessageContaining("STARTTLS");
    assertThat(MAIL.getReceivedMessages()).hasSize(before);
  }

  private static ResetLetters lettersTo(int port) {
    BackofficeConfig is = Running.bean(BackofficeConfig.class);
    var config =
        new BackofficeConfig(
            is.httpPort(),
            is.database(),
            is.redisUrl(),
            is.kafkaBootstrap(),
            is.jwtSecret(),
            is.jwtKeys(),
            is.jwtIssuer(),
            new Mailing.Smtp("127.0.0.1", port, false, "", "", "shop@example.com", "http://shop"),
            is.jsonLog(),
            is.surfaces(),
            is.zone(),
            is.staff(),
            is.social(),
            is.gateway(),
            is.dataPlatform(),
            is.trustedProxies());
    return new ResetLetters(
        Running.bean(Accounts.class),
        Running.bean(ResetRows.class),
        config,
        new SimpleMeterRegistry());
  }

  private static void requireRefused(Api.Reply reply) {
    assertThat(reply.status()).as(reply.text()).isEqualTo(410);
    assertThat(reply.code()).isEqualTo("RESET_REFUSED");
  }
}
