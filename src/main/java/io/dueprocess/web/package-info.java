/** What the browser gets besides the web applications of the engine: REST for pages and forms. */
package io.dueprocess.web;
