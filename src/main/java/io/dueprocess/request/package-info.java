/** A manager asks HR for action about an employee who underperforms. */
package io.dueprocess.request;
