/** The improvement period: check-ins at the cadence of the plan, until it is over. */
package io.dueprocess.period;
