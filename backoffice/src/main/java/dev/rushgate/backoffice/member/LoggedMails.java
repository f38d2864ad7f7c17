package dev.rushgate.backoffice.member;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The mails of the local stack: its user finds them in the log. */
final class LoggedMails implements Mails {

  private static final Logger LOG = LoggerFactory.getLogger(LoggedMails.class);

  @Override
  public void send(Mail mail) {
    LOG.info(
        "mail shown, not sent to={} subject={} text={}",
        mail.to(),
        mail.subject(),
        mail.text().replace('\n', ' '));
  }
}
