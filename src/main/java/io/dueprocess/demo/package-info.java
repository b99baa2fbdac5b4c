/** The demo: people, users, cases in every stage, and a clock that can be put forward. Never in production. */
package io.dueprocess.demo;
