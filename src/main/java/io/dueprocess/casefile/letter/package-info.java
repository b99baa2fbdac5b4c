/** Letters to the employee: templates, the PDF, the mails that bring them, and what became of each. */
package io.dueprocess.casefile.letter;
