/** What the browser gets beside the web applications of the engine: data for forms, the import, the demo's clock. */
package io.dueprocess.web;
