package io.dueprocess.login;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The engine's REST interface, for tools such as the Camunda Modeler.
 *
 * @param enabled whether there is one; off, its addresses answer as if they did not exist
 */
@ConfigurationProperties("due-process.engine-rest")
record EngineRestSettings(@DefaultValue("false") boolean enabled) {}
