package io.dueprocess.employee;

import io.dueprocess.casefile.Refused;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The scale of an appraisal, as the mapping declares it.
 *
 * @param scale the ratings from the lowest to the highest, words or numbers; 1 may be the best
 * @param meets the lowest rating that meets expectations
 */
public record RatingScale(List<String> scale, String meets) {

  public RatingScale {
    scale = scale == null ? List.of() : List.copyOf(scale);
  }

  /** Throws {@link Refused} for a scale of fewer than two ratings, one with a rating twice, or an unknown meets. */
  void check() {
    if (scale.size() < 2) {
      throw new Refused("The mapping's rating.scale is too short. List all ratings, the lowest first.");
    }
    Map<String, Integer> ranks = ranks(scale);
    if (ranks.size() < scale.size()) {
      throw new Refused("The mapping's rating.scale has a rating twice. List each once, the lowest first.");
    }
    if (meets == null || !ranks.containsKey(Blanks.key(meets))) {
      throw new Refused("The mapping's rating.meets must be one of rating.scale: the lowest that meets expectations.");
    }
  }

  int size() {
    return scale.size();
  }

  int meetsRank() {
    return ranks(scale).get(Blanks.key(meets));
  }

  /**
   * The place of a rating on the scale, 1 the lowest; empty where it is not on it. On a scale of numbers a rating
   * may be written as 3, 3.0 or 3,0, and one between two ratings (an average of 2.7) takes the place of the lower
   * one: it has not reached the higher.
   */
  OptionalInt rank(String rating) {
    Integer rank = ranks(scale).get(Blanks.key(rating));
    if (rank != null) {
      return OptionalInt.of(rank);
    }
    List<BigDecimal> numbers = new ArrayList<>();
    for (String step : scale) {
      number(step).ifPresent(numbers::add);
    }
    var value = number(rating);
    if (value.isEmpty() || numbers.size() < scale.size()) {
      return OptionalInt.empty();
    }
    BigDecimal wanted = value.get();
    for (int i = 0; i < numbers.size(); i++) {
      if (numbers.get(i).compareTo(wanted) == 0) {
        return OptionalInt.of(i + 1);
      }
      if (i + 1 < numbers.size() && isBetween(wanted, numbers.get(i), numbers.get(i + 1))) {
        return OptionalInt.of(i + 1);
      }
    }
    return OptionalInt.empty();
  }

  private static boolean isBetween(BigDecimal value, BigDecimal one, BigDecimal other) {
    return value.compareTo(one.min(other)) > 0 && value.compareTo(one.max(other)) < 0;
  }

  private static Optional<BigDecimal> number(String text) {
    String plain = Blanks.strip(text).replace(',', '.');
    return plain.matches("-?\\d{1,9}(\\.\\d{1,9})?")
        ? Optional.of(new BigDecimal(plain))
        : Optional.empty();
  }

  private static Map<String, Integer> ranks(List<String> scale) {
    Map<String, Integer> ranks = new HashMap<>();
    for (int i = 0; i < scale.size(); i++) {
      ranks.put(Blanks.key(scale.get(i)), i + 1);
    }
    return ranks;
  }
}
