/** Seals the record: signs the newest hash of each case, so that cutting entries off or writing a chain anew shows. */
package io.dueprocess.casefile.seal;
