/** Proves or disproves a case file, exported or in the database, without trusting whoever keeps it. */
package io.dueprocess.casefile.verification;
