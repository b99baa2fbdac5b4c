/** What the commands of the product have in common: a start without a server, and a sentence for what went wrong. */
package io.dueprocess.command;
