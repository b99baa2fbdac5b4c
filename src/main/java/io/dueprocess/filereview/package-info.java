/** HR looks into the employee's file before anything else happens. */
package io.dueprocess.filereview;
