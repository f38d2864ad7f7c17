package dev.rushgate.backoffice.orders;

/** What became of an admission. LIVE and DEAD hold a unit. */
enum AdmissionState {
  LIVE,
  DEAD,
  RETURNED,
  REFUSED,
  STALE
}
