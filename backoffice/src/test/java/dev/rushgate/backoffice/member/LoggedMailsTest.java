package dev.rushgate.backoffice.member;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class LoggedMailsTest {

  @Test
  void aMailIsOneLineOfTheLog() {
    var logger = (Logger) LoggerFactory.getLogger(LoggedMails.class);
    var lines = new ListAppender<ILoggingEvent>();
    lines.start();
    logger.addAppender(lines);
    try {
      new LoggedMails().send(new Mails.Mail("mina@example.com", "Reset", "Here:\nhttp://shop/x"));
    } finally {
      logger.detachAppender(lines);
    }
    assertThat(lines.list)
        .extracting(ILoggingEvent::getFormattedMessage)
        .containsExactly(
            "mail shown, not sent to=mina@example.com subject=Reset text=Here: http://shop/x");
  }
}
