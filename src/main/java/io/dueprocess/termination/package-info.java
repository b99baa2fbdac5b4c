/** Termination: the paper trail checked, the proposal, the reply, the second person's decision, the appeal. */
package io.dueprocess.termination;
