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
  void figuresHaveNoNeedlessZerosAndNoExponent() {
    assertThat(Words.figure(new BigDecimal("100.00"))).isEqualTo("100");
    assertThat(Words.figure(new BigDecimal("0.000"))).isEqualTo("0");
    assertThat(Words.figure(new BigDecimal("33.33333333"))).isEqualTo("33.3333");
  }
}
