package io.dueprocess.engine;

import io.dueprocess.casefile.Actor;
import io.dueprocess.casefile.CaseId;

/** Which task of which case a person has completed. */
public record CompletedTask(CaseId caseId, Actor actor) {}
