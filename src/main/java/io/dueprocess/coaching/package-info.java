/** Documented coaching: the paper trail before a plan. */
package io.dueprocess.coaching;
