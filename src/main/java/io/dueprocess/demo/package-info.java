/** The demo: people to play with. Nothing of it runs outside the demo's profile. */
package io.dueprocess.demo;
