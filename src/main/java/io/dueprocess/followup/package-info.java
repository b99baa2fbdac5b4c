/** After a successful exit: the follow-up, a relapse, and the end of the case. */
package io.dueprocess.followup;
