package io.dueprocess.login;

import java.util.LinkedHashMap;
import java.util.Map;

/** Of no more keys than so many: the one that was quiet the longest is forgotten first. */
final class Remembered<K, V> extends LinkedHashMap<K, V> {

  private static final long serialVersionUID = 1;
  private static final int MOST = 10_000;

  Remembered() {
    super(16, 0.75f, true);
  }

  @Override
  protected boolean removeEldestEntry(Map.Entry<K, V> quietest) {
    return size() > MOST;
  }
}
