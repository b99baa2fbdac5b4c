package io.dueprocess.casefile.attachment;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/** Whether a content is text that people can read. */
final class TextContent {

  private static final Pattern CONTROL = Pattern.compile("[\\x00-\\x08\\x0B\\x0E-\\x1F\\x7F-\\x9F]");

  private TextContent() {}

  static Optional<String> problem(byte[] content) {
    try {
      CharSequence text = StandardCharsets.UTF_8.newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT)
          .decode(ByteBuffer.wrap(content));
      return CONTROL.matcher(text).find()
          ? Optional.of("has characters that can't be printed, so it is no plain text. Attach it as what it is.")
          : Optional.empty();
    } catch (CharacterCodingException e) {
      return Optional.of("is no plain text in UTF-8. Save it in that encoding, or as a PDF.");
    }
  }
}
