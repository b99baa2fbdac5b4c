package io.dueprocess.logging;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Takes out of an exception what it says, and leaves what it is and where it happened. */
final class ExceptionWords {

  private static final String WITHHELD = "(words withheld)";
  private static final int SHORTEST = 4;
  private static final Pattern STACK_TRACE = Pattern.compile("\\R\\s+at [\\w.$/]+\\(");
  private static final Pattern PLACE = Pattern.compile("\\s+(at [\\w.$/@<>\\-]+\\(.*\\).*|\\.\\.\\. \\d+ .*)");
  private static final Pattern KIND =
      Pattern.compile("(.*?\\b)((?:[a-z]\\w*\\.)+[A-Z][\\w$]*)(?::.*)?", Pattern.DOTALL);

  /** Kinds whose words are about code, classes, addresses and connections, and never about what a person wrote. */
  private static final Set<String> SPEAK_OF_THE_MACHINE = Set.of(
      "java.lang.NullPointerException", "java.lang.ClassCastException", "java.lang.OutOfMemoryError",
      "java.lang.ClassNotFoundException", "java.lang.NoClassDefFoundError", "java.lang.NoSuchMethodError",
      "java.lang.StackOverflowError", "java.lang.ArithmeticException", "java.lang.InterruptedException",
      "java.lang.IndexOutOfBoundsException", "java.lang.ArrayIndexOutOfBoundsException",
      "java.util.NoSuchElementException", "java.util.ConcurrentModificationException",
      "java.util.concurrent.TimeoutException", "java.util.concurrent.RejectedExecutionException",
      "java.net.ConnectException", "java.net.SocketException", "java.net.SocketTimeoutException",
      "java.net.UnknownHostException", "java.net.BindException", "java.io.EOFException",
      "java.sql.SQLTransientConnectionException", "javax.net.ssl.SSLHandshakeException");

  private ExceptionWords() {
  }

  /** An exception that is logged in the place of another one. */
  static final class Unsaid extends Throwable {

    Unsaid(String kind, Throwable cause) {
      super(kind, cause, true, true);
    }
  }

  /** The same kinds, causes and places; the words only of those that speak of the machine. */
  static Throwable without(Throwable thrown) {
    return without(thrown, Collections.newSetFromMap(new IdentityHashMap<>()));
  }

  private static Throwable without(Throwable thrown, Set<Throwable> seen) {
    if (thrown == null || !seen.add(thrown)) {
      return null;
    }
    String kind = thrown.getClass().getName();
    boolean said = SPEAK_OF_THE_MACHINE.contains(kind) && thrown.getMessage() != null;
    Unsaid copy = new Unsaid(said ? kind + ": " + thrown.getMessage() : kind, without(thrown.getCause(), seen));
    copy.setStackTrace(thrown.getStackTrace());
    for (Throwable suppressed : thrown.getSuppressed()) {
      Throwable its = without(suppressed, seen);
      if (its != null) {
        copy.addSuppressed(its);
      }
    }
    return copy;
  }

  /** Some log a stack trace as the text of their message. */
  static boolean isStackTrace(Object[] params) {
    if (params != null) {
      for (Object param : params) {
        if (param instanceof CharSequence text && STACK_TRACE.matcher(text).find()) {
          return true;
        }
      }
    }
    return false;
  }

  /** A message without what the exception that is logged with it says, which many repeat there. */
  static String without(String message, Throwable thrown) {
    if (message == null) {
      return "";
    }
    String text = message;
    for (String words : words(thrown)) {
      text = text.replace(words, WITHHELD);
    }
    return STACK_TRACE.matcher(text).find() ? placesOf(text) : text;
  }

  /** What stands before the first exception is the log's own. */
  private static String placesOf(String stackTrace) {
    List<String> lines = new ArrayList<>();
    boolean begun = false;
    for (String line : stackTrace.lines().toList()) {
      var kind = KIND.matcher(line);
      boolean head = kind.matches() && kind.group(1).length() < 60;
      if (PLACE.matcher(line).matches()) {
        lines.add(line);
      } else if (head) {
        begun = true;
        lines.add(kind.group(1) + kind.group(2));
      } else {
        lines.add(begun ? WITHHELD : line);
      }
    }
    return String.join("\n", lines);
  }

  private static List<String> words(Throwable thrown) {
    List<String> words = new ArrayList<>();
    Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    for (Throwable t = thrown; t != null && seen.add(t); t = t.getCause()) {
      if (t.getMessage() != null && t.getMessage().length() >= SHORTEST
          && !SPEAK_OF_THE_MACHINE.contains(t.getClass().getName())) {
        words.add(t.getMessage());
      }
    }
    words.sort(Comparator.comparingInt(String::length).reversed());
    return words;
  }
}
