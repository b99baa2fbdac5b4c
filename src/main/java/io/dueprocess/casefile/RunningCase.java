package io.dueprocess.casefile;

/** The case as it runs, to which an event comes. The engine runs it; an event only says what is to become of it. */
public interface RunningCase {

  /** Ends it at once, in whatever stage it is: its tasks and timers go, and the outcome is put on record. */
  void end(CaseId id, CaseOutcome outcome);

  /** Has counsel look at a complaint or a request of the employee. */
  void raise(CaseId id);

  /** Has HR decide on an amendment of the plan. */
  void proposeAmendment(CaseId id);

  /** Tells its period that the last day is another now. */
  void amendPeriod(CaseId id);

  /** Has the finding made again that rests on an entry which was corrected, and HR and the employee told. */
  void correct(CaseId id);

  /**
   * Has HR answer what the employee asks for.
   *
   * @param kind of the request
   */
  void ask(CaseId id, String kind);

  /** Moves what the manager has to do to the new one, who gets the whole time for it, and asks them for a check-in. */
  void changeManager(CaseId id);

  /** Has HR name a new manager, since the one of today has left; gives false where its model knows of no such task. */
  boolean askForManager(CaseId id);

  /** Tells it that a new manager was reported, so that HR is asked for none any more. */
  void managerNamed(CaseId id);

  /** Tells it that a leave was reported, or that one is now another. */
  void leave(CaseId id);

  /** Lets no time run in its stage: no timer comes, no task is done. */
  void stop(CaseId id);

  /** Lets time run again; everybody who has something to do gets their time anew. */
  void goOn(CaseId id);
}
