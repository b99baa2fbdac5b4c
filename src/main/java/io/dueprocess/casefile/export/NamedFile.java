package io.dueprocess.casefile.export;

/**
 * One file of an export.
 *
 * @param name without folder, for instance {@code termination-v1.bpmn}
 */
public record NamedFile(String name, byte[] content) {}
