/** How long the record is kept: what is due, what counsel holds, and how it is erased and expunged. */
package io.dueprocess.casefile.retention;
