/** The plan: its goals, who approved it, and how it reached the employee. */
package io.dueprocess.plan;
