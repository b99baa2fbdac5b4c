/** The border to the process engine: its configuration, what models may name, and our one way to it. */
package io.dueprocess.engine;
