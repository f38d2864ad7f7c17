package dev.rushgate.backoffice.member;

/** Takes mails away. */
interface Mails {

  record Mail(String to, String subject, String text) {}

  /** Returns when the next server has it, or throws a {@code RuntimeException}. */
  void send(Mail mail);
}
