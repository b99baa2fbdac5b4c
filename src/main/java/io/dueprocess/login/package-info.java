/** Who comes in over the web: sign-in, session, what browsers are told. What somebody may do is decided further in. */
package io.dueprocess.login;
