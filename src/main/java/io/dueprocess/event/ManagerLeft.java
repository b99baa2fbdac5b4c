package io.dueprocess.event;

import java.time.LocalDate;

/**
 * Content of a {@code MANAGER_LEFT} entry: the product has found that a case has no manager any more.
 *
 * @param manager employee number
 * @param leftOn the last day in the company, by the personnel file
 */
record ManagerLeft(String manager, LocalDate leftOn) {}
