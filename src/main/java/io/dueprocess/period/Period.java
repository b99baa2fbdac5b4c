package io.dueprocess.period;

import java.time.LocalDate;

/**
 * The period in force: content of a {@code PERIOD} entry; an extension writes a later one.
 *
 * @param startsOn first day, of the whole opportunity also after an extension
 * @param endsOn last day
 * @param extendedByDays days that all extensions so far have added
 * @param extensions how many extensions so far
 */
public record Period(LocalDate startsOn, LocalDate endsOn, int extendedByDays, int extensions) {}
