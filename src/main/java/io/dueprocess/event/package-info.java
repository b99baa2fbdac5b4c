/** What happens to a case from outside of its flow, in whatever stage it is. */
package io.dueprocess.event;
