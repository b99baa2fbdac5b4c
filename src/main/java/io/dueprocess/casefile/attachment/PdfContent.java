package io.dueprocess.casefile.attachment;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Optional;
import java.util.Set;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSDocument;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;

/**
 * Whether a content is a PDF that everybody can read and that does nothing but be read: not encrypted, no script, no
 * file within it, nothing that starts a program or sends data.
 */
final class PdfContent {

  private static final byte[] BEGINNING = {'%', 'P', 'D', 'F', '-'};
  private static final int MOST_PARTS = 500_000;

  /** Keys that only something active has. */
  private static final Set<String> ACTIVE = Set.of("JS", "JavaScript", "EmbeddedFiles", "EF", "RichMedia", "XFA");

  /** What an action does that more than turns to another page or opens an address in the browser. */
  private static final Set<String> ACTIONS = Set.of("JavaScript", "Launch", "ImportData", "SubmitForm", "Rendition",
      "GoToE", "Sound", "Movie", "RichMediaExecute");

  private PdfContent() {}

  static Optional<String> problem(byte[] content) {
    for (int i = 0; i < BEGINNING.length; i++) {
      if (content.length <= i || content[i] != BEGINNING[i]) {
        return broken();
      }
    }
    if (Unpacked.tooLarge(content)) {
      return Optional.of("is packed so tightly that nobody can open it safely. Print it into a new PDF.");
    }
    try (PDDocument document = Loader.loadPDF(content)) {
      if (document.isEncrypted()) {
        return encrypted();
      }
      if (document.getNumberOfPages() == 0) {
        return broken();
      }
      return active(document.getDocument())
          ? Optional.of("has a script, a file within it or something that starts by itself. Print it into a new PDF.")
          : Optional.empty();
    } catch (InvalidPasswordException e) {
      return encrypted();
    } catch (IOException | RuntimeException e) {
      return broken();
    }
  }

  private static Optional<String> encrypted() {
    return Optional.of("is encrypted, so nobody could read it later. Save it without a password.");
  }

  private static Optional<String> broken() {
    return Optional.of("can't be read as a PDF. Save or print it anew.");
  }

  /** Looks at all that the file has, not only at what its pages show: what is hidden can be reached all the same. */
  private static boolean active(COSDocument document) throws IOException {
    Set<COSBase> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    Deque<COSBase> ahead = new ArrayDeque<>();
    ahead.add(document.getTrailer());
    for (COSObjectKey key : new ArrayList<>(document.getXrefTable().keySet())) {
      COSObject object = document.getObjectFromPool(key);
      if (object != null) {
        ahead.add(object);
      }
    }
    while (!ahead.isEmpty()) {
      COSBase next = ahead.pop();
      COSBase part = next instanceof COSObject object ? object.getObject() : next;
      if (part == null || !seen.add(part)) {
        continue;
      }
      if (seen.size() > MOST_PARTS) {
        throw new IOException("too many parts");
      }
      if (part instanceof COSDictionary dictionary) {
        if (active(dictionary)) {
          return true;
        }
        dictionary.getValues().forEach(ahead::add);
      } else if (part instanceof COSArray array) {
        array.forEach(ahead::add);
      }
    }
    return false;
  }

  private static boolean active(COSDictionary dictionary) {
    COSName action = dictionary.getCOSName(COSName.S);
    return dictionary.keySet().stream().map(COSName::getName).anyMatch(ACTIVE::contains)
        || action != null && ACTIONS.contains(action.getName());
  }
}
