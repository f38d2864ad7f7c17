package dev.rushgate.backoffice.platform.web;

/** Somebody on the staff who may at least do something for themselves. */
public interface KnownStaff {

  long id();

  String staffName();
}
