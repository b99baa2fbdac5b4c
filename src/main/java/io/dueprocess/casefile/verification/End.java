package io.dueprocess.casefile.verification;

/**
 * How many entries there are, and the hash of the last, as something beside the entries has it.
 *
 * @param source how a sentence calls it: {@code the manifest}
 * @param signed whether its word counts for proof
 */
record End(int entries, String head, String source, boolean signed) {}
