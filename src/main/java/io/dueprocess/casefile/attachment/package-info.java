/** Files that people add to their entries: what may be one, where it is kept, and how it goes. */
package io.dueprocess.casefile.attachment;
