/** Who is told that an entry was corrected: HR notes it, the employee comments on it. */
package io.dueprocess.correction;
