package io.dueprocess.casefile.seal;

/** Why a checkpoint was made. */
public enum Reason {
  /** A day has passed: all cases that changed. */
  DAILY,
  /** A case has ended: that case. */
  CASE_ENDED,
  /** A case file was exported: that case. */
  EXPORT,
  /** Another key signs from now on: all cases that changed. */
  KEY_CHANGED
}
