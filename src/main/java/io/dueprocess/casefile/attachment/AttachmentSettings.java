package io.dueprocess.casefile.attachment;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How much may be attached, {@code due-process.attachments.*}.
 *
 * @param most files of one entry
 * @param largest one file
 * @param atOnce all files of one entry together
 * @param inCase all files of one case together
 */
@ConfigurationProperties("due-process.attachments")
public record AttachmentSettings(
    @DefaultValue("10") int most,
    @DefaultValue("5MB") DataSize largest,
    @DefaultValue("20MB") DataSize atOnce,
    @DefaultValue("100MB") DataSize inCase) {}
