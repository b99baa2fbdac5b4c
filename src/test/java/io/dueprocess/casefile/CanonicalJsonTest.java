package io.dueprocess.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.erdtman.jcs.JsonCanonicalizer;
import org.junit.jupiter.api.Test;

class CanonicalJsonTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @Property(tries = 2000)
  void isSpelledAsTheReferenceImplementationSpellsIt(@ForAll("values") Object value) throws IOException {
    String json = JSON.writeValueAsString(Map.of("value", value));

    assertThat(CanonicalJson.of(json)).isEqualTo(new JsonCanonicalizer(json).getEncodedString());
    assertThat(CanonicalJson.of(CanonicalJson.of(json))).isEqualTo(CanonicalJson.of(json));
  }

  @Provide
  Arbitrary<Object> values() {
    Arbitrary<String> texts = Arbitraries.strings()
        .withChars("aZ0 \"\\/\b\f\n\r\t\u0000\u001f\u007fäßЖ世€\u2028").ofMaxLength(12);
    Arbitrary<Object> leaves = Arbitraries.oneOf(
        texts.map(t -> (Object) t),
        Arbitraries.longs().between(-(1L << 53), 1L << 53).map(n -> (Object) n),
        Arbitraries.doubles().map(n -> (Object) n),
        Arbitraries.bigDecimals().between(BigDecimal.valueOf(-1e9), BigDecimal.valueOf(1e9)).ofScale(4)
            .map(n -> (Object) n),
        Arbitraries.of(true, false).map(b -> (Object) b),
        texts.map(t -> "\ud83d\ude00" + t));
    return Arbitraries.recursive(() -> leaves, inner -> Arbitraries.oneOf(
        inner.list().ofMaxSize(4).map(l -> (Object) l),
        Arbitraries.maps(texts, inner).ofMaxSize(4).map(m -> (Object) m)), 0, 3);
  }

  /** RFC 8785, section 3.2.2 and 3.2.3. */
  @Test
  void isSpelledAsTheStandardsExamples() {
    assertThat(CanonicalJson.of("""
        {"numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
         "string": "\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\"\\/",
         "literals": [null, true, false]}"""))
        .isEqualTo("{\"literals\":[null,true,false],\"numbers\":[333333333.3333333,1e+30,4.5,0.002,1e-27],"
            + "\"string\":\"€$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}");
  }

  @Test
  void refusesWhatIsNoJsonOrSaysAFieldTwice() {
    for (String wrong
        : List.of("", "{", "1", "\"a\"", "null", "{} {}", "{\"a\":1,\"a\":1}", "{'a':1}", "{\"a\":NaN}")) {
      assertThatThrownBy(() -> CanonicalJson.of(wrong)).as(wrong).isInstanceOf(IllegalArgumentException.class);
    }
  }
}
