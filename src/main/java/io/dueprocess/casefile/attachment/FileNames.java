package io.dueprocess.casefile.attachment;

import java.text.Normalizer;

/** Makes a name that people can read, and that says nothing to a machine, of what a browser sends as one. */
final class FileNames {

  private static final int LONGEST = 120;

  private FileNames() {}

  /** Without a folder, without characters that don't show or turn the direction of those that do; never empty. */
  static String clean(String sent) {
    String name = sent == null ? "" : Normalizer.normalize(sent, Normalizer.Form.NFC);
    name = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1)
        .replaceAll("[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cs}\\p{Cn}\\p{Zl}\\p{Zp}]", "")
        .replaceAll("[<>:\"|?*]", "_")
        .replaceAll("\\s+", " ")
        .strip()
        .replaceAll("^\\.+", "");
    if (name.isBlank()) {
      return "attachment";
    }
    return name.length() <= LONGEST ? name : shortened(name);
  }

  /** Keeps the ending, by which the type is known. */
  private static String shortened(String name) {
    int dot = name.lastIndexOf('.');
    String ending = dot > 0 && name.length() - dot <= 6 ? name.substring(dot) : "";
    String rest = name.substring(0, LONGEST - ending.length());
    // a character of two halves is not cut in two
    return (Character.isHighSurrogate(rest.charAt(rest.length() - 1)) ? rest.substring(0, rest.length() - 1) : rest)
        + ending;
  }
}
