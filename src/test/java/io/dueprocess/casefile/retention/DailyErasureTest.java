package io.dueprocess.casefile.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import io.dueprocess.casefile.Moments;
import io.dueprocess.casefile.retention.EraseCases.Erased;
import java.time.Duration;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DailyErasureTest {

  private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);

  private final ErasureRun run = mock(ErasureRun.class);
  private final Moments moments = mock(Moments.class);
  private final DailyErasure daily = new DailyErasure(run, moments, Duration.ofHours(1));

  @BeforeEach
  void monday() {
    when(moments.today()).thenReturn(MONDAY);
    when(run.run(any())).thenReturn(new Erased(1, 0));
  }

  @AfterEach
  void stop() throws InterruptedException {
    daily.destroy();
  }

  @Test
  void itRunsOnceADayHoweverOftenItLooks() {
    daily.look();
    daily.look();
    verify(run, times(1)).run(any());

    when(moments.today()).thenReturn(MONDAY.plusDays(1));
    daily.look();
    verify(run, times(2)).run(any());
  }

  @Test
  void aRunThatFailedIsTriedAgainOnTheSameDay() {
    when(run.run(any())).thenThrow(new IllegalStateException("no database")).thenReturn(new Erased(0, 0));

    daily.look();
    daily.look();
    daily.look();

    verify(run, times(2)).run(any());
  }

  @Test
  void aBatchHasAtLeastOneCase() {
    org.assertj.core.api.Assertions.assertThatThrownBy(() -> new ErasureRun(null, null, null, 0))
        .hasMessage("due-process.retention.batch is 0: write how many cases go in one transaction, 1 or more.");
    assertThat(new ErasureRun(null, null, null, 1)).isNotNull();
  }
}
