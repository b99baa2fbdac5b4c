/** Who comes in over the web: sign-in, session, what a browser is told to keep to. What they may do is decided inside. */
package io.dueprocess.login;
