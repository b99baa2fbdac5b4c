/** What never gets into a log: what people wrote, who they are, and secrets, whatever the log's levels are set to. */
package io.dueprocess.logging;
