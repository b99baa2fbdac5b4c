/** Amendments of a plan while its period runs: proposed, decided on, acknowledged, in force. */
package io.dueprocess.amendment;
