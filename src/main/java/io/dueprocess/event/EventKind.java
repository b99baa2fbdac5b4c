package io.dueprocess.event;

import io.dueprocess.casefile.CaseOutcome;
import java.util.Optional;

/** What can happen to a case at any time. */
public enum EventKind {
  /** The employee resigns. */
  RESIGNATION(CaseOutcome.RESIGNED),
  /** The employee dies. */
  DEATH(CaseOutcome.DECEASED),
  /** The employee retires. */
  RETIREMENT(CaseOutcome.RETIRED),
  /** The position is cut, for reasons that have nothing to do with the employee. */
  POSITION_CUT(CaseOutcome.POSITION_CUT),
  /** The manager takes back the request, or HR the plan. */
  WITHDRAWAL(CaseOutcome.WITHDRAWN),
  /** The law protects the leave: of parents, of carers, of a serious illness, of the reserve. */
  PROTECTED_LEAVE(null),
  /** The employee is ill. */
  SICK_LEAVE(null),
  /** HR stops the clock while a complaint or a request for accommodation is looked into. */
  PAUSE(null),
  /** The employee is back at work, or a paused case goes on, on the day that is given. */
  RETURN(null),
  /** The employee has made a complaint or a grievance, whoever it is about. */
  COMPLAINT(null),
  /** The employee asks for an accommodation of a disability, of a pregnancy, of a religion. */
  ACCOMMODATION_REQUEST(null),
  /** Somebody else manages the employee from now on. */
  MANAGER_CHANGE(null),
  /** Gross misconduct, which is for its own procedure and no question of performance. */
  GROSS_MISCONDUCT(CaseOutcome.HANDED_TO_MISCONDUCT);

  private final CaseOutcome end;

  EventKind(CaseOutcome end) {
    this.end = end;
  }

  /** How it ends the case; empty where the case goes on. */
  public Optional<CaseOutcome> end() {
    return Optional.ofNullable(end);
  }

  /** Whether the clock of the case stands still for it, from a day on. */
  public boolean stopsTheClock() {
    return this == PROTECTED_LEAVE || this == SICK_LEAVE || this == PAUSE;
  }

  /** Whether counsel looks at it before anything adverse is decided. */
  public boolean isConcern() {
    return this == COMPLAINT || this == ACCOMMODATION_REQUEST;
  }

  /** Whether the record needs to say more than that it happened: the reason, or what it is about. */
  public boolean needsReason() {
    return this == WITHDRAWAL || this == GROSS_MISCONDUCT || this == POSITION_CUT || this == PAUSE || isConcern();
  }
}
