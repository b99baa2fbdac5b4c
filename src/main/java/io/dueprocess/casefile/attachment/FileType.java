package io.dueprocess.casefile.attachment;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** What may be attached. A file is what its name says, and its content has to bear that out. */
enum FileType {
  PDF("application/pdf", "a PDF", PdfContent::problem, "pdf"),
  PNG("image/png", "a PNG image", content -> ImageContent.problem(content, "png"), "png"),
  JPEG("image/jpeg", "a JPEG image", content -> ImageContent.problem(content, "jpeg"), "jpg", "jpeg"),
  TEXT("text/plain", "plain text", TextContent::problem, "txt");

  private final String mediaType;
  private final String words;
  private final Function<byte[], Optional<String>> problem;
  private final List<String> endings;

  FileType(String mediaType, String words, Function<byte[], Optional<String>> problem, String... endings) {
    this.mediaType = mediaType;
    this.words = words;
    this.problem = problem;
    this.endings = List.of(endings);
  }

  /** By the ending of the name; empty for what can't be attached. */
  static Optional<FileType> of(String name) {
    String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return name.contains(".")
        ? Arrays.stream(values()).filter(type -> type.endings.contains(ending)).findFirst() : Optional.empty();
  }

  String mediaType() {
    return mediaType;
  }

  /** "a PDF". */
  String words() {
    return words;
  }

  /** How its name ends in an export. */
  String ending() {
    return endings.get(0);
  }

  /** Why this is no such file that can be kept, with the remedy, as the end of a sentence; empty where it is one. */
  Optional<String> problem(byte[] content) {
    return problem.apply(content);
  }
}
