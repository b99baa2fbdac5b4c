package io.dueprocess.login;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What an operator may decide about signing in.
 *
 * @param httpsOnly whether passwords and tokens are taken over HTTPS only, cookies marked {@code Secure} and browsers
 *     told to stay on HTTPS
 * @param idle after how long without a sign of life a session ends; a page that refreshes itself is none
 * @param longest after how long a session ends, whatever its person does
 * @param failures how many failed sign-ins an address has within {@code failuresWithin} before it has to wait
 * @param failuresWithin for how long a failed sign-in counts
 */
@ConfigurationProperties("due-process.login")
record LoginSettings(
    @DefaultValue("false") boolean httpsOnly,
    @DefaultValue("30m") Duration idle,
    @DefaultValue("12h") Duration longest,
    @DefaultValue("100") int failures,
    @DefaultValue("10m") Duration failuresWithin) {}
