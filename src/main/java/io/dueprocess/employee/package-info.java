/** The directory of employees and their personnel files, and the import from an HR system. */
package io.dueprocess.employee;
