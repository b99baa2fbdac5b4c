package io.dueprocess.casefile.retention;

import io.dueprocess.casefile.Moments;
import io.dueprocess.casefile.retention.EraseCases.Erased;
import java.time.Duration;
import java.time.LocalDate;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Erases once a day of the product's clock, on a thread of its own: it looks again and again whether a new day has
 * begun, so a day on which the product was down in the night, or that the demo skipped, is made up for.
 */
@Component
@ConditionalOnProperty(name = "due-process.retention.daily", matchIfMissing = true)
class DailyErasure implements DisposableBean {

  private static final Logger LOG = LoggerFactory.getLogger(DailyErasure.class);

  private final ErasureRun run;
  private final Moments moments;
  private final Duration every;
  private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(task -> {
    var named = new Thread(task, "retention");
    named.setDaemon(true);
    return named;
  });
  private LocalDate done;

  DailyErasure(ErasureRun run, Moments moments, @Value("${due-process.retention.look-every:PT15M}") Duration every) {
    this.run = run;
    this.moments = moments;
    this.every = every;
  }

  @EventListener(ApplicationReadyEvent.class)
  void begin() {
    thread.scheduleWithFixedDelay(this::look, every.toSeconds(), every.toSeconds(), TimeUnit.SECONDS);
  }

  /** Runs where it has not run today. */
  void look() {
    LocalDate today = moments.today();
    if (today.equals(done)) {
      return;
    }
    try {
      Erased gone = run.run(soFar -> {});
      done = today;
      if (gone.cases() + gone.expunged() > 0) {
        LOG.info("Retention: {} cases erased, entries of {} cases expunged", gone.cases(), gone.expunged());
      }
    } catch (RuntimeException e) {
      LOG.error("The daily erasure failed; it is tried again in {}", every, e);
    }
  }

  @Override
  public void destroy() throws InterruptedException {
    thread.shutdownNow();
    thread.awaitTermination(30, TimeUnit.SECONDS);
  }
}
