package dev.rushgate.backoffice.platform;

/** Tells who is acting, for those who may not know of the web. */
@FunctionalInterface
public interface Actors {

  /** Who sent the request that this thread serves; the back office itself when there is none. */
  Actor current();
}
