package dev.rushgate.stack.dataplatform;

/** How the platform treats what it is sent. */
public enum Mood {
  TAKES,
  /** 500, and nothing is kept. */
  FAILS,
  /** 422: it reads the order and will not have it. */
  REFUSES,
  /** Takes it after some seconds. */
  SLOW,
  /** Never answers, and keeps nothing. */
  SILENT
}
