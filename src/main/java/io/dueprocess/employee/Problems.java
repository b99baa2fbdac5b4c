package io.dueprocess.employee;

import io.dueprocess.employee.ImportReport.Problem;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;

/** Collects what is wrong with a file: which records are bad, and the first thousand reasons. */
final class Problems {

  private static final int KEPT = 1000;
  private static final int SHOWN_CHARACTERS = 60;

  private final String file;
  private final List<Problem> kept = new ArrayList<>();
  private final BitSet bad = new BitSet();
  private int count;

  Problems(String file) {
    this.file = file;
  }

  /** A record is named by its place in the file, counted from 0. */
  void add(int record, int line, String column, String value, String message, String remedy) {
    bad.set(record);
    count++;
    if (kept.size() < KEPT) {
      kept.add(new Problem(file, line, column, shorten(value), message, remedy));
    }
  }

  boolean isBad(int record) {
    return bad.get(record);
  }

  int count() {
    return count;
  }

  int badRecords() {
    return bad.cardinality();
  }

  List<Problem> kept() {
    return kept.stream().sorted(Comparator.comparingInt(Problem::line)).toList();
  }

  int further() {
    return count - kept.size();
  }

  static String shorten(String value) {
    if (value == null) {
      return null;
    }
    String oneLine = value.replaceAll("\\s+", " ");
    return oneLine.length() <= SHOWN_CHARACTERS ? oneLine : oneLine.substring(0, SHOWN_CHARACTERS) + "…";
  }
}
