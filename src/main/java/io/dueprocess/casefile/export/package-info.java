/** The case file as others get it: what ran, the way the case took, and what has to travel with the entries. */
package io.dueprocess.casefile.export;
