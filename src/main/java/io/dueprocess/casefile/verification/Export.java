package io.dueprocess.casefile.verification;

import io.dueprocess.casefile.Chain;
import io.dueprocess.casefile.Refused;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;

/**
 * The files of an export: of all their SHA-256, and the bytes of those that the verification reads. Nothing is ever
 * written to a disk, and a file that is larger than any export can be is not read to its end.
 */
final class Export {

  static final long LARGEST_TEXT = 256L << 20;
  static final long LARGEST_FILE = 1L << 30;
  static final long LARGEST_EXPORT = 4L << 30;
  static final int MOST_FILES = 100_000;

  private static final Pattern TO_BE_READ =
      Pattern.compile("entries\\.jsonl|checkpoints\\.jsonl|manifest\\.json|manifest\\.sig|keys/[^/]*");
  private static final int BUFFER = 1 << 16;

  /** One file; {@code bytes} is null where only its hash is of interest. */
  record Part(byte[] bytes, String sha256) {}

  private final String name;
  private final Map<String, Part> parts;
  private final List<Problem> problems;

  private Export(String name, Map<String, Part> parts, List<Problem> problems) {
    this.name = name;
    this.parts = parts;
    this.problems = problems;
  }

  /** Files that are at hand already. */
  static Export of(String name, Map<String, byte[]> files) {
    Map<String, Part> parts = new LinkedHashMap<>();
    files.forEach((file, bytes) -> parts.put(file, new Part(bytes, Chain.sha256(bytes))));
    return new Export(name, parts, List.of());
  }

  /** The same with one file in place of another. */
  Export with(String file, byte[] bytes) {
    Map<String, Part> changed = new LinkedHashMap<>(parts);
    changed.put(file, new Part(bytes, Chain.sha256(bytes)));
    return new Export(name, changed, problems);
  }

  /** Reads a ZIP. Throws {@link Refused} where it is none, is damaged, or is larger than an export can be. */
  static Export read(Path zip) throws IOException {
    String name = zip.getFileName().toString();
    try (InputStream in = new BufferedInputStream(Files.newInputStream(zip), BUFFER)) {
      Export export = read(name, in);
      export.compareWithTheDirectoryOf(zip);
      return export;
    }
  }

  static Export read(String name, InputStream in) throws IOException {
    Map<String, Part> parts = new LinkedHashMap<>();
    List<Problem> problems = new ArrayList<>();
    Set<String> lowerCase = new HashSet<>();
    Budget budget = new Budget(name);
    try (ZipInputStream zip = new ZipInputStream(in)) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        budget.oneMore();
        String file = entry.getName();
        Part part = read(zip, file, budget);
        if (isFolder(file, part)) {
          continue;
        }
        if (!isHarmless(file)) {
          problems.add(Problem.file(Plain.text(file),
              "The ZIP has a file with the name \"%s\", which would be written outside of its folder or hides itself.",
                  Plain.text(file)));
        } else if (!lowerCase.add(file.toLowerCase(Locale.ROOT))) {
          problems.add(Problem.file(file, "The ZIP has the file %s twice: programs differ in which one they show.",
              file));
        } else {
          parts.put(file, part);
        }
      }
    } catch (ZipException | EOFException | IllegalArgumentException e) {
      throw damaged(name, e);
    }
    if (parts.isEmpty() && problems.isEmpty()) {
      throw new Refused("%s is no ZIP, or an empty one. Give the file that the product exported.".formatted(name));
    }
    return new Export(name, parts, problems);
  }

  String name() {
    return name;
  }

  /** The bytes of a file that the verification reads; null where there is none. */
  byte[] bytes(String file) {
    Part part = parts.get(file);
    return part == null ? null : part.bytes();
  }

  String sha256(String file) {
    Part part = parts.get(file);
    return part == null ? null : part.sha256();
  }

  Set<String> files() {
    return parts.keySet();
  }

  List<Problem> problems() {
    return problems;
  }

  /** A ZIP says twice what is in it. What is read from its beginning must be what other programs find by its end. */
  private void compareWithTheDirectoryOf(Path path) throws IOException {
    Set<String> listed = new HashSet<>();
    Budget budget = new Budget(name);
    try (ZipFile zip = new ZipFile(path.toFile())) {
      Enumeration<? extends ZipEntry> entries = zip.entries();
      while (entries.hasMoreElements()) {
        ZipEntry entry = entries.nextElement();
        budget.oneMore();
        try (InputStream in = zip.getInputStream(entry)) {
          Part part = in == null ? null : read(in, "", budget);
          if (part != null && !isFolder(entry.getName(), part)) {
            listed.add(entry.getName());
            if (parts.containsKey(entry.getName()) && !parts.get(entry.getName()).sha256().equals(part.sha256())) {
              problems.add(Problem.file(entry.getName(), twofold(entry.getName())));
            }
          }
        }
      }
    } catch (ZipException | EOFException | IllegalArgumentException e) {
      throw damaged(name, e);
    }
    if (problems.isEmpty()) {
      listed.stream().filter(file -> !parts.containsKey(file))
          .forEach(file -> problems.add(Problem.file(file, twofold(file))));
      parts.keySet().stream().filter(file -> !listed.contains(file))
          .forEach(file -> problems.add(Problem.file(file, twofold(file))));
    }
  }

  /** A ZIP that can't be read to its end; a name in it that is no UTF-8 is an {@link IllegalArgumentException}. */
  private static Refused damaged(String name, Exception problem) {
    return new Refused("%s is damaged: it can't be unpacked (%s).".formatted(name,
        problem instanceof EOFException ? "it ends too early" : Plain.text(problem.getMessage())));
  }

  private static String twofold(String file) {
    return "The ZIP contradicts itself about the file %s: programs differ in what they show."
        .formatted(Plain.text(file));
  }

  private static boolean isFolder(String file, Part part) {
    return file.matches("(keys|letters|models)/") && part.sha256().equals(Chain.sha256(new byte[0]));
  }

  private static boolean isHarmless(String file) {
    return !file.isEmpty() && file.equals(Plain.text(file)) && !file.contains("\\") && !file.contains(":")
        && List.of(file.split("/", -1)).stream().noneMatch(step -> step.isEmpty() || step.equals(".")
            || step.equals(".."));
  }

  private static Part read(InputStream in, String file, Budget budget) throws IOException {
    boolean keep = TO_BE_READ.matcher(file).matches();
    MessageDigest digest = sha256();
    ByteArrayOutputStream kept = new ByteArrayOutputStream();
    byte[] buffer = new byte[BUFFER];
    long size = 0;
    for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
      size += n;
      budget.take(n, size, keep);
      digest.update(buffer, 0, n);
      if (keep) {
        kept.write(buffer, 0, n);
      }
    }
    return new Part(keep ? kept.toByteArray() : null, HexFormat.of().formatHex(digest.digest()));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }

  /** What a ZIP may cost: a few kilobytes can be packed so that they fill a disk. */
  private static final class Budget {

    private final String name;
    private long bytes;
    private int files;

    Budget(String name) {
      this.name = name;
    }

    void oneMore() {
      if (++files > MOST_FILES) {
        throw new Refused("%s has more than %,d files: no export has.".formatted(name, MOST_FILES));
      }
    }

    void take(int more, long size, boolean kept) {
      bytes += more;
      if (bytes > LARGEST_EXPORT || size > (kept ? LARGEST_TEXT : LARGEST_FILE)) {
        throw new Refused("%s unpacks to more than any export is: it is not read further.".formatted(name));
      }
    }
  }
}
