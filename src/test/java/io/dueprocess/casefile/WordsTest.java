package io.dueprocess.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class WordsTest {

  @Test
  void oneIsNotAPlural() {
    assertThat(Words.count(1, "day")).isEqualTo("1 day");
    assertThat(Words.count(0, "day")).isEqualTo("0 days");
  }

  @Test
  void aStopgapSaysNothingHoweverItIsSpelled() {
    assertThat(Words.sayNothing(null)).isTrue();
    assertThat(Words.sayNothing(" - ")).isTrue();
    assertThat(Words.sayNothing("N/A")).isTrue();
    assertThat(Words.sayNothing("No  help given.")).isTrue();
    assertThat(Words.sayNothing("%")).isFalse();
    assertThat(Words.sayNothing("None of the usual tools, but an hour with the trainer")).isFalse();
  }

  @Test
  void figuresHaveNoNeedlessZerosAndNoExponent() {
    assertThat(Words.figure(new BigDecimal("100.00"))).isEqualTo("100");
    assertThat(Words.figure(new BigDecimal("0.000"))).isEqualTo("0");
    assertThat(Words.figure(new BigDecimal("33.33333333"))).isEqualTo("33.3333");
  }
}
