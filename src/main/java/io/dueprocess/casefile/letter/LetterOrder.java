package io.dueprocess.casefile.letter;

import io.dueprocess.casefile.CaseId;
import java.time.LocalDate;
import java.util.function.UnaryOperator;

/**
 * One letter that is to be written.
 *
 * @param template its name, such as {@code plan}
 * @param about number of the entry that the letter delivers
 * @param answerBy the last day on which the employee can answer; null where nothing is asked
 * @param nameOf the name of who acted, by user id
 */
public record LetterOrder(
    CaseId caseId, String template, int about, Addressee to, LocalDate answerBy, UnaryOperator<String> nameOf) {}
