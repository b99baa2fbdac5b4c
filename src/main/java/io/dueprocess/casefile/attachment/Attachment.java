package io.dueprocess.casefile.attachment;

/**
 * A file as the entry names it to which it was added.
 *
 * @param name as the person had it, cleaned
 * @param mediaType what it is, by its content
 * @param size in bytes
 * @param sha256 of its content
 * @param file its name in an export
 */
public record Attachment(String name, String mediaType, int size, String sha256, String file) {}
