package io.dueprocess.casefile.letter;

/**
 * Whom a letter goes to, as the directory knows them today.
 *
 * @param userId the login
 * @param email null for who has none: they find the letter in Tasklist only
 */
public record Addressee(
    String userId, String name, String number, String jobTitle, String unit, String manager, String email) {}
