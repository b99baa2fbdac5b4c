package io.dueprocess.casefile;

/** Finds the policy row for a jurisdiction: the decision table in the product, fixed rows in the tests of rules. */
@FunctionalInterface
public interface Policies {

  /** The row for the jurisdiction, or the default row where none is written for it. */
  Policy forJurisdiction(String jurisdiction);
}
