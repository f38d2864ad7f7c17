package dev.rushgate.backoffice.member;

import dev.rushgate.backoffice.member.Mails.Mail;
import dev.rushgate.backoffice.platform.BackofficeConfig;
import dev.rushgate.backoffice.platform.Email;
import dev.rushgate.backoffice.platform.Mailing;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Mails with a link that resets a password. Even whether there is an account is looked up here, on
 * threads of its own: the request that asked for the mail takes as long in either case.
 */
@Component
class ResetLetters implements DisposableBean {

  private static final Logger LOG = LoggerFactory.getLogger(ResetLetters.class);
  private static final int THREADS = 2;
  private static final int WAITING_MAX = 200;
  private static final long END_WITHIN_S = 5;

  private static final String SUBJECT = "Rushgate 비밀번호 재설정 / Reset your password";

  private final Accounts accounts;
  private final ResetRows links;
  private final @Nullable Mails mails;
  private final String publicUrl;
  private final Counter failed;
  private final ThreadPoolExecutor threads =
      new ThreadPoolExecutor(
          THREADS,
          THREADS,
          0,
          TimeUnit.SECONDS,
          new ArrayBlockingQueue<>(WAITING_MAX),
          Thread.ofPlatform().name("reset-mail-", 0).daemon().factory());

  ResetLetters(Accounts accounts, ResetRows links, BackofficeConfig config, MeterRegistry metrics) {
    this.accounts = accounts;
    this.links = links;
    this.mails =
        switch (config.mailing()) {
          case Mailing.Smtp smtp -> new SmtpMails(smtp);
          case Mailing.ToLog log -> new LoggedMails();
          case Mailing.Nowhere no -> null;
        };
    this.publicUrl = config.mailing().publicUrl();
    this.failed = metrics.counter("rushgate.mails.failed");
  }

  boolean canBeSent() {
    return mails != null;
  }

  /** False when too many wait already. */
  boolean queue(Email to) {
    try {
      threads.execute(() -> write(to));
      return true;
    } catch (RejectedExecutionException full) {
      return false;
    }
  }

  private void write(Email to) {
    try {
      Account account = accounts.byEmail(to).orElse(null);
      if (account == null || account.isBlocked() || mails == null) {
        return;
      }
      OneTimeSecret link = OneTimeSecret.random();
      links.insert(link, account.details().id());
      mails.send(new Mail(to.value(), SUBJECT, text(link)));
      LOG.info("reset link sent member={}", account.details().id());
    } catch (RuntimeException e) { // whoever waits for it asks again
      failed.increment();
      LOG.warn("reset link not sent cause={}", e.toString());
    }
  }

  /** After the hash sign, where no server and no other site gets to see the secret. */
  private String text(OneTimeSecret link) {
    String address = publicUrl + "/reset-password#token=" + link.text();
    return """
        아래 링크에서 새 비밀번호를 정해 주세요. 링크는 %2$d분 동안 한 번만 쓸 수 있습니다.
        요청하지 않으셨다면 이 메일을 무시하세요.

        Choose a new password at the link below. It works once, for %2$d minutes.
        If you did not ask for it, ignore this mail.

        %1$s
        """
        .formatted(address, ResetRows.LIFE.toMinutes());
  }

  @Override
  public void destroy() throws InterruptedException {
    threads.shutdown();
    if (!threads.awaitTermination(END_WITHIN_S, TimeUnit.SECONDS)) {
      LOG.warn("reset links not sent waiting={}", threads.getQueue().size());
      threads.shutdownNow();
    }
  }
}
