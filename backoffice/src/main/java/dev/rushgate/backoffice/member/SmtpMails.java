package dev.rushgate.backoffice.member;

import dev.rushgate.backoffice.platform.Mailing;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** Mails by SMTP: encrypted whenever the server can, and always where a password is sent. */
final class SmtpMails implements Mails {

  private static final String TIMEOUT_MS = "5000";

  private final JavaMailSenderImpl sender = new JavaMailSenderImpl();
  private final String from;

  SmtpMails(Mailing.Smtp smtp) {
    this.from = smtp.from();
    String protocol = smtp.tls() ? "smtps" : "smtp";
    boolean login = !smtp.user().isEmpty();
    sender.setProtocol(protocol);
    sender.setHost(smtp.host());
    sender.setPort(smtp.port());
    sender.setDefaultEncoding(StandardCharsets.UTF_8.name());
    if (login) {
      sender.setUsername(smtp.user());
      sender.setPassword(smtp.password());
    }
    sender.setJavaMailProperties(properties("mail." + protocol + ".", login));
  }

  private static Properties properties(String prefix, boolean login) {
    var properties = new Properties();
    properties.setProperty(prefix + "auth", Boolean.toString(login));
    properties.setProperty(prefix + "starttls.enable", "true");
    properties.setProperty(prefix + "starttls.required", Boolean.toString(login));
    properties.setProperty(prefix + "ssl.checkserveridentity", "true");
    properties.setProperty(prefix + "connectiontimeout", TIMEOUT_MS);
    properties.setProperty(prefix + "timeout", TIMEOUT_MS);
    properties.setProperty(prefix + "writetimeout", TIMEOUT_MS);
    return properties;
  }

  @Override
  public void send(Mail mail) {
    var message = new SimpleMailMessage();
    message.setFrom(from);
    message.setTo(mail.to());
    message.setSubject(mail.subject());
    message.setText(mail.text());
    sender.send(message);
  }
}
