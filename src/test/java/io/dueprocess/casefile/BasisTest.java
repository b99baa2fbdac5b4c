package io.dueprocess.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BasisTest {

  @Test
  void aFindingThatNamesNoInputIsRefused() {
    assertThatThrownBy(() -> Basis.of("Rule", "1").build()).hasMessage("A finding of Rule names no input.");
  }

  @Test
  void aReasonThatRestsOnWhatWasNeverLookedAtIsRefused() {
    Basis.Builder basis = Basis.of("Rule", "1");

    assertThatThrownBy(() -> basis.reason("CODE", "Because.", "entry:1"))
        .hasMessage("Rule gives a reason that rests on entry:1, which it never looked at.");
  }

  @Test
  void aFactThatIsLookedAtTwiceIsOneInput() {
    Basis.Builder basis = Basis.of("Rule", "1");
    basis.input("entry:1", "first");
    basis.input("entry:1", "second");

    assertThat(basis.build().inputs()).containsExactly(new Basis.Input("entry:1", "first"));
  }

  @Test
  void referencesAreOrderedAsAPersonCounts() {
    List<String> ordered = Stream.of("entry:10", "entry:9", "entry:1").sorted(Basis.BY_REF).toList();

    assertThat(ordered).containsExactly("entry:1", "entry:9", "entry:10");
  }
}
