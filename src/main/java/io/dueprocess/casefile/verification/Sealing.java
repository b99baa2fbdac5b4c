package io.dueprocess.casefile.verification;

import java.time.Instant;
import java.util.Set;

/**
 * What a signed checkpoint says about a case: its newest entry at that time had one of these hashes.
 *
 * @param label how a sentence calls it: {@code checkpoint 9 of 2026-11-02}
 * @param number the number of the entry that it seals; null where that is known only by finding its hash
 */
record Sealing(String label, Instant madeAt, Set<String> heads, Integer number) {}
